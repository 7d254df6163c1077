import { newId } from "@iotd/core/id";
import { accessLink, auditEntry, passkey, user } from "@iotd/core/schema";
import { aSecondFactor, useTestDatabase } from "@iotd/core/testing";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "../../testing/a-browser.ts";
import { aPerson } from "../../testing/a-person.ts";
import { anAccount, password } from "../../testing/sign-in.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

beforeEach(database.clear);

const lastEntry = async () =>
  (await owner().select().from(auditEntry).orderBy(desc(auditEntry.id)))[0];

describe("the people page", () => {
  it("lists all accounts with role and second factor for administrators", async () => {
    const { browser, email } = await aPerson(database, "administrator");
    const { email: editor } = await anAccount(owner());

    const html = await browser.read("/admin/people");

    for (const text of [email, editor, "Administrator", "Editor", "Password only", "Not signed in"])
      expect(html).toContain(text);
  });

  const changes = ["role", "password-reset", "sign-out", "second-factor/remove", "remove"];
  it.each<[string, string]>([
    ["GET", "/admin/people"],
    ["GET", "/admin/people/ID"],
    ["POST", "/admin/people/invitations"],
    ["POST", "/admin/people/invitations/ID/revoke"],
    ...changes.map((change): [string, string] => ["POST", `/admin/people/ID/${change}`]),
  ])("answers 403 to editors: %s %s", async (method, path) => {
    const { browser } = await aPerson(database, "editor");
    const { id } = await aPerson(database, "administrator");
    const address = path.replace("ID", id);

    const answer =
      method === "GET"
        ? await browser.get(address)
        : await browser.post(address, { email: "a@b.org", role: "administrator" });

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Only administrators can manage people.");
    expect(await owner().$count(user)).toBe(2);
  });

  it("answers 403 as soon as an administrator becomes an editor", async () => {
    const { browser, id } = await aPerson(database, "administrator");
    await owner().update(user).set({ role: "editor" }).where(eq(user.id, id));

    expect((await browser.get("/admin/people")).status).toBe(403);
    expect(await browser.read("/admin")).not.toContain('href="/admin/people"');
  });

  it("requires a session", async () => {
    const browser = aBrowser(createTestApps(database).adminApp);

    const answer = await browser.get("/admin/people");

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/admin/sign-in?next=%2Fadmin%2Fpeople");
  });

  it("answers 404 for an unknown id and 422 for an invalid one", async () => {
    const { browser } = await aPerson(database, "administrator");

    expect((await browser.get(`/admin/people/${newId()}`)).status).toBe(404);
    expect((await browser.get("/admin/people/anna")).status).toBe(422);
    expect((await browser.post(`/admin/people/${newId()}/remove`)).status).toBe(404);
    expect((await browser.post(`/admin/people/invitations/${newId()}/revoke`)).status).toBe(404);
  });
});

describe("an administrator", () => {
  it("changes the role of a person", async () => {
    const { browser } = await aPerson(database, "administrator");
    const editor = await aPerson(database, "editor");

    const answer = await browser.post(`/admin/people/${editor.id}/role`, { role: "administrator" });

    expect(answer.headers.get("location")).toBe(`/admin/people/${editor.id}?done=role`);
    expect(await browser.read(`/admin/people/${editor.id}?done=role`)).toContain(
      "The new role is saved",
    );
    expect((await editor.browser.get("/admin/people")).status).toBe(200);
  });

  it("cannot give an unknown role", async () => {
    const { browser, id } = await aPerson(database, "administrator");

    expect((await browser.post(`/admin/people/${id}/role`, { role: "owner" })).status).toBe(422);
  });

  it("ends all sessions of a person", async () => {
    const { browser } = await aPerson(database, "administrator");
    const editor = await aPerson(database, "editor");

    await browser.post(`/admin/people/${editor.id}/sign-out`);

    expect(await editor.browser.isSignedIn()).toBe(false);
    expect(await browser.isSignedIn()).toBe(true);
  });

  it.each(["password-reset", "second-factor/remove"])(
    "changes nothing about how a person signs in without the own password: %s",
    async (change) => {
      const { browser, id } = await aPerson(database, "administrator");
      const editor = await aPerson(database, "editor");
      await aSecondFactor(owner(), editor.id);

      for (const person of [editor.id, id]) {
        for (const fields of [{}, { password: "wrong" }]) {
          const answer = await browser.post(`/admin/people/${person}/${change}`, fields);
          expect(answer.status).toBe(422);
          expect(await answer.text()).toContain("The password is wrong.");
        }
      }

      expect(await owner().$count(passkey)).toBe(1);
      expect(await owner().$count(accessLink)).toBe(0);
      const allowed = await browser.post(`/admin/people/${editor.id}/${change}`, { password });
      expect(allowed.status).toBeLessThan(400);
    },
  );

  it("removes a person, who is signed out and cannot sign in again", async () => {
    const { browser } = await aPerson(database, "administrator");
    const editor = await aPerson(database, "editor");

    const answer = await browser.post(`/admin/people/${editor.id}/remove`);

    expect(answer.headers.get("location")).toBe("/admin/people?done=removed");
    expect(await editor.browser.isSignedIn()).toBe(false);
    expect((await editor.browser.signIn(editor.email)).status).toBe(401);
    expect(await lastEntry()).toMatchObject({ action: "person.removed", personId: editor.id });
  });

  it("who is the last one cannot be removed and sees why", async () => {
    const { browser, id } = await aPerson(database, "administrator");

    const removed = await browser.post(`/admin/people/${id}/remove`);
    const demoted = await browser.post(`/admin/people/${id}/role`, { role: "editor" });

    for (const answer of [removed, demoted]) {
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain("This is the last administrator.");
    }
    expect((await browser.get("/admin/people")).status).toBe(200);
  });

  it("who gives up the role continues as an editor", async () => {
    const { browser, id } = await aPerson(database, "administrator");
    await aPerson(database, "administrator");

    const answer = await browser.post(`/admin/people/${id}/role`, { role: "editor" });

    expect(answer.headers.get("location")).toBe("/admin");
    expect(await browser.isSignedIn()).toBe(true);
  });
});
