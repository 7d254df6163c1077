import { picture as pictureTable } from "@iotd/core/database/schema";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anAccount, password, signedIn } from "../testing/sign-in.ts";
import { createTestApps, site } from "../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
let app: ReturnType<typeof createTestApps>["adminApp"];
let session: Record<string, string>;

beforeAll(async () => {
  app = createTestApps(database).adminApp;
  session = await signedIn(app, owner());
});
beforeEach(() => owner().delete(pictureTable));

const get = async (path: string) => (await app.request(path, { headers: session })).text();
const post = (path: string, fields: Record<string, string> = {}, headers = session) =>
  app.request(path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });

describe("the list of pictures", () => {
  it("shows name, tagline and state of each, the newest first", async () => {
    await aPicture(owner(), { name: "Older", tagline: "One" });
    await aPicture(owner(), {
      name: "Newer",
      tagline: "Two",
      status: "rejected",
      rejectionDetail: "It is damaged.",
    });

    const html = await get("/admin");

    expect(html.indexOf("Newer")).toBeLessThan(html.indexOf("Older"));
    for (const text of ["One", "Two", "It is damaged."]) expect(html).toContain(text);
  });

  it("shows HTML in a name as text", async () => {
    await aPicture(owner(), { name: "<script>alert(1)</script>" });

    const html = await get("/admin");

    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>alert");
  });
});

describe("the edit form", () => {
  it("saves and says so on the list", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });

    const answer = await post(`/admin/pictures/${id}`, {
      name: "New",
      tagline: "Changed",
      alt: "",
      credit: "NASA",
    });

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/admin?saved=${id}`);
    expect(await get(`/admin?saved=${id}`)).toMatch(/role="status"[\s\S]*New/);
  });

  it("keeps what was typed and names the fault", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });

    const answer = await post(`/admin/pictures/${id}`, { name: "", tagline: "Typed" });

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("Typed");
    expect(html).toContain("must not be empty");
    expect(await get("/admin")).toContain("Old");
  });
});

describe("deleting", () => {
  it("can be undone from the list that follows", async () => {
    const { id } = await aPicture(owner(), { name: "Rocket" });

    const deleted = await post(`/admin/pictures/${id}/delete`);
    const list = await get(deleted.headers.get("location") ?? "");
    const restored = await post(`/admin/pictures/${id}/restore`);

    expect(list).toMatch(/Rocket[\s\S]*deleted/);
    expect(list).toContain(`action="/admin/pictures/${id}/restore"`);
    expect(restored.headers.get("location")).toBe(`/admin?restored=${id}`);
    expect(await get("/admin")).toContain("Rocket");
  });

  it("of an unknown picture answers with a page that says so", async () => {
    const answer = await post("/admin/pictures/01920000-0000-7000-8000-000000000000/delete");

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such picture.");
  });
});

describe("the sign-in form", () => {
  it("leads to the page that was asked for", async () => {
    const email = await anAccount(owner());

    const answer = await post(
      "/admin/sign-in",
      { email, password, next: "/admin/pictures/new" },
      { origin: site.url },
    );

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/admin/pictures/new");
    expect(answer.headers.getSetCookie().join()).toContain("iotd.session_token");
  });

  it.each([
    "https://evil.test",
    "//evil.test",
    "/admin/../../evil",
    "javascript:alert(1)",
    "/api/admin",
  ])("does not lead to %s", async (next) => {
    const email = await anAccount(owner());

    const answer = await post("/admin/sign-in", { email, password, next }, { origin: site.url });

    expect(answer.headers.get("location")).toBe("/admin");
  });

  it("keeps the e-mail address and says what is wrong", async () => {
    const answer = await post(
      "/admin/sign-in",
      { email: "nobody@example.com", password: "wrong" },
      { origin: site.url },
    );

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain("E-mail address or password is wrong.");
    expect(html).toContain("nobody@example.com");
    expect(html).not.toContain('wrong"');
  });
});
