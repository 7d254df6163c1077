import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import type { SignedInContext } from "../../context.ts";
import { newId } from "../../id.ts";
import { picture } from "../../picture/picture.sql.ts";
import {
  anAdministrator,
  anEditor,
  aPicture,
  aSecondFactor,
  aSession,
  useTestDatabase,
} from "../../testing/index.ts";
import { accessLink } from "../links/access-link.sql.ts";
import { invitePerson } from "../links/invite-person.ts";
import { requestPasswordReset } from "../links/request-password-reset.ts";
import { revokeInvitation } from "../links/revoke-invitation.ts";
import { passkey, session, twoFactor, user, verification } from "../user.sql.ts";
import { changeRole } from "./change-role.ts";
import { getPerson, listPeople } from "./list-people.ts";
import { removePerson } from "./remove-person.ts";
import { removeSecondFactor } from "./remove-second-factor.ts";
import { signOutPerson } from "./sign-out-person.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const by = (actor: { userId: string; name: string }): SignedInContext => ({
  db: database.as("iotd_editor"),
  now,
  actor,
});
const roles = async () =>
  (await owner().select().from(user).orderBy(user.role)).map(({ role }) => role);

const signIn = (userId: string) => aSession(owner(), userId, { updatedAt: now });

/** With a trusted device, which better-auth stores as a verification. */
async function addSecondFactor(userId: string): Promise<void> {
  await aSecondFactor(owner(), userId);
  await owner()
    .insert(verification)
    .values({ id: newId(), identifier: newId(), value: userId, expiresAt: now });
}

describe("managing people", () => {
  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["changing a role", (ctx, id) => changeRole(ctx, id, "administrator")],
    ["removing a person", removePerson],
    ["signing out a person", signOutPerson],
    ["removing a second factor", removeSecondFactor],
    ["creating a password reset", requestPasswordReset],
    ["inviting a person", (ctx) => invitePerson(ctx, { email: "a@b.org", role: "editor" })],
    ["revoking an invitation", revokeInvitation],
  ])("an editor is refused: %s", async (_, change) => {
    await anAdministrator(owner());
    const editor = await anEditor(owner());
    const another = await anEditor(owner());

    await expect(change(by(editor), another.userId)).rejects.toMatchObject({ code: "forbidden" });

    expect(await owner().select().from(auditEntry)).toEqual([]);
    expect(await owner().select().from(accessLink)).toEqual([]);
    expect(await roles()).toEqual(["administrator", "editor", "editor"]);
  });

  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["changing the role", (ctx, id) => changeRole(ctx, id, "administrator")],
    ["removing a person", removePerson],
    ["signing out a person", signOutPerson],
    ["removing a second factor", removeSecondFactor],
    ["creating a password reset", requestPasswordReset],
    ["revoking an invitation", revokeInvitation],
  ])("an unknown id is not found: %s", async (_, change) => {
    const ada = await anAdministrator(owner());

    await expect(change(by(ada), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("changing a role", () => {
  it("changing a role records the old and the new role", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());

    await changeRole(by(ada), grace.userId, "administrator");

    expect(await roles()).toEqual(["administrator", "administrator"]);
    expect(await owner().select().from(auditEntry)).toMatchObject([
      {
        actorId: ada.userId,
        action: "person.role_changed",
        personId: grace.userId,
        subjectName: grace.name,
        changes: { role: ["editor", "administrator"] },
      },
    ]);
  });

  it("changing a role to the same role changes and records nothing", async () => {
    const ada = await anAdministrator(owner());

    await changeRole(by(ada), ada.userId, "administrator");

    expect(await owner().select().from(auditEntry)).toEqual([]);
  });

  it("an administrator who becomes an editor loses the links that they created", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anAdministrator(owner());
    await invitePerson(by(grace), { email: "a@b.org", role: "administrator" });
    await invitePerson(by(ada), { email: "c@d.org", role: "editor" });

    await changeRole(by(ada), grace.userId, "editor");

    expect(await owner().select().from(accessLink).orderBy(accessLink.email)).toMatchObject([
      { email: "a@b.org", expiresAt: now },
      { email: "c@d.org", expiresAt: new Date("2026-01-22T12:00:00Z") },
    ]);
  });
});

describe("removing a person", () => {
  it("removing a person keeps only their pictures and audit entries", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    await signIn(grace.userId);
    await addSecondFactor(grace.userId);
    const { id: pictureId } = await aPicture(owner(), { createdBy: grace.userId });
    await requestPasswordReset(by(ada), grace.userId);

    await removePerson(by(ada), grace.userId);

    expect(await owner().select().from(user)).toMatchObject([{ id: ada.userId }]);
    for (const table of [session, twoFactor, passkey, verification, accessLink]) {
      expect(await owner().select().from(table)).toEqual([]);
    }
    expect(await owner().select().from(picture)).toMatchObject([
      { id: pictureId, createdBy: null },
    ]);
    expect(await owner().select().from(auditEntry).orderBy(auditEntry.id)).toMatchObject([
      { action: "person.reset_requested", personId: grace.userId },
      { action: "person.removed", personId: grace.userId, subjectName: grace.name },
    ]);
  });
});

describe("the last administrator", () => {
  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["the last administrator cannot be removed", removePerson],
    ["the last administrator cannot become an editor", (ctx, id) => changeRole(ctx, id, "editor")],
  ])("%s", async (_, change) => {
    const ada = await anAdministrator(owner());
    await anEditor(owner());

    await expect(change(by(ada), ada.userId)).rejects.toMatchObject({ code: "conflict" });

    expect(await roles()).toEqual(["administrator", "editor"]);
  });

  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["remove", removePerson],
    ["demote", (ctx, id) => changeRole(ctx, id, "editor")],
  ])("one administrator stays if two %s each other at the same time", async (_, change) => {
    const ada = await anAdministrator(owner());
    const grace = await anAdministrator(owner());

    const outcomes = await owner().transaction(async (tx) => {
      // Blocks both changes until both have started.
      await tx.select().from(user).for("update");
      const both = Promise.allSettled([
        change(by(ada), grace.userId),
        change(by(grace), ada.userId),
      ]);
      await database.untilBlocked(2);
      return { both };
    });

    expect((await outcomes.both).map(({ status }) => status).toSorted()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    expect((await roles()).filter((role) => role === "administrator")).toHaveLength(1);
  });

  it("one administrator stays if two make themselves editors at the same time", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anAdministrator(owner());

    const outcomes = await owner().transaction(async (tx) => {
      await tx.select().from(user).for("update");
      const both = Promise.allSettled([
        changeRole(by(ada), ada.userId, "editor"),
        changeRole(by(grace), grace.userId, "editor"),
      ]);
      await database.untilBlocked(2);
      return { both };
    });

    expect(await outcomes.both).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ status: "fulfilled" }),
        expect.objectContaining({ reason: expect.objectContaining({ code: "conflict" }) }),
      ]),
    );
    expect(await roles()).toEqual(["administrator", "editor"]);
  });
});

describe("signing out a person", () => {
  it("signing out a person ends all their sessions and forgets their trusted devices, and no others", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    await signIn(ada.userId);
    await signIn(grace.userId);
    await signIn(grace.userId);
    await addSecondFactor(grace.userId);

    await signOutPerson(by(ada), grace.userId);

    expect(await owner().select().from(session)).toMatchObject([{ userId: ada.userId }]);
    expect(await owner().select().from(verification)).toEqual([]);
    expect(await owner().select().from(twoFactor)).toHaveLength(1);
    expect(await owner().select().from(auditEntry)).toMatchObject([
      { action: "person.signed_out", actorId: ada.userId, personId: grace.userId },
    ]);
  });
});

describe("removing a second factor", () => {
  it("removing a second factor leaves only the password and ends all sessions", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    await signIn(grace.userId);
    await addSecondFactor(grace.userId);

    await removeSecondFactor(by(ada), grace.userId);

    expect(await getPerson({ db: owner(), now }, grace.userId)).toMatchObject({
      hasSecondFactor: false,
      passkeys: 0,
      sessions: 0,
    });
    expect(await owner().select().from(twoFactor)).toEqual([]);
  });
});

describe("listPeople", () => {
  it("people are listed with their role, sessions, last use and second factor", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    await signIn(grace.userId);
    await signIn(grace.userId);
    await aSession(owner(), grace.userId, {
      expiresAt: new Date("2026-01-14T12:00:00Z"),
      updatedAt: new Date("2999-01-01T00:00:00Z"),
    });

    expect(await listPeople({ db: database.as("iotd_editor"), now })).toMatchObject([
      { id: ada.userId, role: "administrator", sessions: 0, lastSeenAt: null, passkeys: 0 },
      { id: grace.userId, role: "editor", sessions: 2, lastSeenAt: now, hasSecondFactor: false },
    ]);
  });
});
