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

async function signIn(userId: string): Promise<void> {
  const expiresAt = new Date("2999-01-01T00:00:00Z");
  await owner()
    .insert(session)
    .values({ id: newId(), userId, token: newId(), expiresAt, updatedAt: now });
}

/** With a device that is trusted, which is what the verification stands for. */
async function addSecondFactor(userId: string): Promise<void> {
  await aSecondFactor(owner(), userId);
  await owner()
    .insert(verification)
    .values({ id: newId(), identifier: newId(), value: userId, expiresAt: now });
}

describe("looking after people", () => {
  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["changing a role", (ctx, id) => changeRole(ctx, id, "administrator")],
    ["removing somebody", removePerson],
    ["signing somebody out", signOutPerson],
    ["turning off somebody's second factor", removeSecondFactor],
    ["making a link for a new password", requestPasswordReset],
    ["inviting somebody", (ctx) => invitePerson(ctx, { email: "a@b.org", role: "editor" })],
    ["revoking an invitation", revokeInvitation],
  ])("is refused to an editor: %s", async (_, change) => {
    await anAdministrator(owner());
    const editor = await anEditor(owner());
    const somebody = await anEditor(owner());

    await expect(change(by(editor), somebody.userId)).rejects.toMatchObject({ code: "forbidden" });

    expect(await owner().select().from(auditEntry)).toEqual([]);
    expect(await owner().select().from(accessLink)).toEqual([]);
    expect(await roles()).toEqual(["administrator", "editor", "editor"]);
  });

  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["changing the role", (ctx, id) => changeRole(ctx, id, "administrator")],
    ["removing", removePerson],
    ["signing out", signOutPerson],
    ["turning off the second factor", removeSecondFactor],
    ["making a link for a new password", requestPasswordReset],
    ["revoking an invitation", revokeInvitation],
  ])("finds nobody where there is nobody any more: %s", async (_, change) => {
    const ada = await anAdministrator(owner());

    await expect(change(by(ada), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("changing a role", () => {
  it("is written down with the role from before and after", async () => {
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

  it("to the one that somebody has already changes and tells nothing", async () => {
    const ada = await anAdministrator(owner());

    await changeRole(by(ada), ada.userId, "administrator");

    expect(await owner().select().from(auditEntry)).toEqual([]);
  });

  it("revokes the links that somebody handed out as an administrator", async () => {
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

describe("removing somebody", () => {
  it("keeps their pictures and what the audit tells of them, and nothing else", async () => {
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
    ["is not removed", removePerson],
    ["is not made an editor", (ctx, id) => changeRole(ctx, id, "editor")],
  ])("%s", async (_, change) => {
    const ada = await anAdministrator(owner());
    await anEditor(owner());

    await expect(change(by(ada), ada.userId)).rejects.toMatchObject({ code: "conflict" });

    expect(await roles()).toEqual(["administrator", "editor"]);
  });

  it.each<[string, (ctx: SignedInContext, id: string) => Promise<unknown>]>([
    ["remove", removePerson],
    ["demote", (ctx, id) => changeRole(ctx, id, "editor")],
  ])("stays when two administrators %s each other at the same moment", async (_, change) => {
    const ada = await anAdministrator(owner());
    const grace = await anAdministrator(owner());

    const outcomes = await owner().transaction(async (tx) => {
      // Holds both up until each has begun.
      await tx.select().from(user).for("update");
      const both = Promise.allSettled([
        change(by(ada), grace.userId),
        change(by(grace), ada.userId),
      ]);
      await untilBoth();
      return { both };
    });

    expect((await outcomes.both).map(({ status }) => status).toSorted()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    expect((await roles()).filter((role) => role === "administrator")).toHaveLength(1);
  });

  it("stays when both of two give the role up at the same moment", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anAdministrator(owner());

    const outcomes = await owner().transaction(async (tx) => {
      await tx.select().from(user).for("update");
      const both = Promise.allSettled([
        changeRole(by(ada), ada.userId, "editor"),
        changeRole(by(grace), grace.userId, "editor"),
      ]);
      await untilBoth();
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

  /** Resolves when two transactions wait for a lock. */
  async function untilBoth(): Promise<void> {
    const waiting = `select distinct pid from pg_locks join pg_stat_activity using (pid)
      where not granted and datname = current_database()`;
    while ((await database.as("iotd_owner").execute(waiting)).rowCount !== 2);
  }
});

describe("signing somebody out", () => {
  it("ends all their sessions, forgets the devices they trust, and nobody else's", async () => {
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

describe("turning off somebody's second factor", () => {
  it("leaves them with a password alone, signed in nowhere", async () => {
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

describe("the list of people", () => {
  it("tells of everybody what an administrator wants to know", async () => {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    await signIn(grace.userId);
    await signIn(grace.userId);
    await owner()
      .insert(session)
      .values({
        id: newId(),
        userId: grace.userId,
        token: newId(),
        expiresAt: new Date("2026-01-14T12:00:00Z"),
        updatedAt: new Date("2999-01-01T00:00:00Z"),
      });

    expect(await listPeople({ db: database.as("iotd_editor"), now })).toMatchObject([
      { id: ada.userId, role: "administrator", sessions: 0, lastSeenAt: null, passkeys: 0 },
      { id: grace.userId, role: "editor", sessions: 2, lastSeenAt: now, hasSecondFactor: false },
    ]);
  });
});
