import { picture as pictureTable } from "@iotd/core/database/schema";
import { getEditorPicture } from "@iotd/core/picture";
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

describe("the list's filter", () => {
  it("finds by words and by state, and counts each state", async () => {
    await aPicture(owner(), { name: "Moons of Jupiter", draft: true, publishedAt: null });
    await aPicture(owner(), { name: "Rocket" });

    const found = await get("/admin?q=moon&state=draft");

    expect(found).toContain("Moons of Jupiter");
    expect(found).not.toContain("Rocket");
    expect(found).toMatch(/Draft <span class="count">1</);
    expect(found).toMatch(/On the site <span class="count">0</);
    expect(await get("/admin")).toMatch(/On the site <span class="count">1</);
  });
});

describe("several pictures at once", () => {
  const send = (fields: readonly (readonly [string, string])[]) =>
    app.request("/admin/pictures/bulk", {
      method: "POST",
      headers: { ...session, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(
        fields.map(([name, value]): [string, string] => [name, value]),
      ).toString(),
    });

  it("are deleted and brought back, and the list says so where it was", async () => {
    const one = await aPicture(owner(), { name: "One" });
    const two = await aPicture(owner(), { name: "Two" });
    const ids = [one, two].map(({ id }) => ["ids", id] as const);

    const deleted = await send([...ids, ["action", "delete"], ["back", "/admin?sort=published"]]);
    const list = await get(deleted.headers.get("location") ?? "");
    const restored = await send([...ids, ["action", "restore"]]);

    expect(deleted.headers.get("location")).toBe(
      `/admin?sort=published&trashed=${one.id},${two.id}`,
    );
    expect(list).toContain("2 pictures deleted.");
    expect(restored.headers.get("location")).toBe(`/admin?restored=${one.id},${two.id}`);
  });

  it("are named where it could not be done", async () => {
    const one = await aPicture(owner(), { name: "One", draft: true, publishedAt: null });
    const gone = await aPicture(owner(), { name: "Gone", deletedAt: new Date() });

    const answer = await send([
      ["ids", one.id],
      ["ids", gone.id],
      ["action", "publish"],
    ]);

    const list = await get(answer.headers.get("location") ?? "");
    expect(list).toContain("“One” published.");
    expect(list).toContain("“Gone” was not published: it is deleted.");
  });

  it.each([["//evil.test"], ["https://evil.test/admin"], ["/admin/../evil"], [""]])(
    "do not lead to %s",
    async (back) => {
      const answer = await send([
        ["back", back],
        ["action", "delete"],
      ]);

      expect(answer.headers.get("location")).toBe("/admin?chosen=none");
    },
  );

  it("are asked for where none is chosen", async () => {
    expect(await get("/admin?chosen=none")).toContain("Choose pictures first");
  });

  it("take no action that there is not", async () => {
    const { id } = await aPicture(owner());

    const answer = await send([
      ["ids", id],
      ["action", "shred"],
    ]);

    expect(answer.status).toBe(422);
  });
});

describe("the edit form's date", () => {
  const words = { name: "Lift-off", tagline: "It flies", alt: "", credit: "" };
  const save = (id: string, fields: Record<string, string>) =>
    post(`/admin/pictures/${id}`, { ...words, ...fields });
  const read = async (id: string) => getEditorPicture({ db: owner() }, id);

  it.each([
    ["at", "2026-07-24T08:00", { draft: false, publishedAt: new Date("2026-07-24T08:00:00Z") }],
    ["now", "", { draft: false, publishedAt: new Date("2026-01-15T12:00:00Z") }],
    ["draft", "2026-07-24T08:00", { draft: true, publishedAt: null }],
  ])("places the picture: %s", async (state, publishedAt, placement) => {
    const { id } = await aPicture(owner());

    expect((await save(id, { state, publishedAt })).status).toBe(303);

    expect(await read(id)).toMatchObject(placement);
  });

  it("keeps the seconds of a date that nobody touched", async () => {
    const publishedAt = new Date("2020-01-01T08:00:12.345Z");
    const { id } = await aPicture(owner(), { publishedAt });

    await save(id, { state: "at", publishedAt: "2020-01-01T08:00" });

    expect(await read(id)).toMatchObject({ name: "Lift-off", publishedAt });
  });

  it.each(["", "soon", "2026-02-30T08:00"])("is not “%s”", async (publishedAt) => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { state: "at", publishedAt });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("The date must be a day and a time");
  });

  it("goes before what is chosen, where a button says so", async () => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { state: "at", publishedAt: "2020-01-01T00:00", go: "draft" });

    expect(answer.headers.get("location")).toBe(`/admin?drafted=${id}`);
    expect(await read(id)).toMatchObject({ draft: true, name: "Lift-off" });
  });

  it.each([
    ["25", "50", { focalX: 0.25, focalY: 0.5 }],
    ["", "", { focalX: null, focalY: null }],
  ])("comes with a focal point of “%s” and “%s” per cent", async (focalX, focalY, columns) => {
    const { id } = await aPicture(owner(), { focalX: 0.1, focalY: 0.1 });

    await save(id, { focalX, focalY });

    expect(await read(id)).toMatchObject(columns);
  });

  it.each([
    ["101", "50"],
    ["25", ""],
    ["left", "0"],
  ])("comes with no focal point of “%s” and “%s”", async (focalX, focalY) => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { focalX, focalY });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("The focal point must be two numbers from 0 to 100");
  });
});

describe("the edit form after somebody else saved", () => {
  it("shows both, loses neither, and saves mine when told to", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });
    const fields = { tagline: "Same", revision: "1" };
    await post(`/admin/pictures/${id}`, { ...fields, name: "Theirs" });

    const conflict = await post(`/admin/pictures/${id}`, { ...fields, name: "Mine" });
    const html = await conflict.text();
    const saved = await post(`/admin/pictures/${id}`, { ...fields, name: "Mine", revision: "2" });

    expect(conflict.status).toBe(409);
    expect(html).toMatch(/An editor saved[\s\S]*Theirs[\s\S]*You typed[\s\S]*Mine/);
    expect(html).toContain('name="revision" value="2"');
    expect(saved.status).toBe(303);
    expect(await get("/admin")).toContain("Mine");
  });
});

describe("the calendar", () => {
  const scheduled = () =>
    aPicture(owner(), { name: "Lift-off", publishedAt: new Date("2026-01-20T08:00:00Z") });
  const move = { day: "2026-01-22", revision: "1", month: "2026-01" };

  it("moves a picture, says so and moves it back", async () => {
    const { id } = await scheduled();

    const moved = await post(`/admin/pictures/${id}/move`, move);
    const calendar = await get(moved.headers.get("location") ?? "");
    await post(`/admin/pictures/${id}/place`, {
      publishedAt: "2026-01-20T08:00:00.000Z",
      revision: "2",
      month: "2026-01",
    });

    expect(moved.status).toBe(303);
    expect(calendar).toContain("“Lift-off” is on 22 Jan 2026, 08:00.");
    expect(calendar).toMatch(/data-day="2026-01-22">(?:(?!<li)[\s\S])*Lift-off/);
    expect(await getEditorPicture({ db: owner() }, id)).toMatchObject({
      publishedAt: new Date("2026-01-20T08:00:00Z"),
    });
  });

  it("leaves a picture that somebody else changed where they put it, and says who", async () => {
    const { id } = await scheduled();
    await post(`/admin/pictures/${id}/move`, { ...move, day: "2026-01-25" });

    const answer = await post(`/admin/pictures/${id}/move`, move);

    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toMatch(/role="alert"><p>An editor changed this picture/);
    expect(html).toMatch(/data-day="2026-01-25">(?:(?!<li)[\s\S])*Lift-off/);
  });

  it("is that of this month where none is named, and no month that there is not", async () => {
    expect(await get("/admin/calendar")).toContain("January 2026");
    expect((await app.request("/admin/calendar?month=2026-13", { headers: session })).status).toBe(
      422,
    );
  });
});

describe("the audit page", () => {
  it("tells what was done to a picture", async () => {
    const { id } = await aPicture(owner(), { name: "Rocket" });
    await post(`/admin/pictures/${id}/delete`);

    expect(await get(`/admin/audit?picture=${id}`)).toMatch(/An editor<\/a> deleted/);
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
