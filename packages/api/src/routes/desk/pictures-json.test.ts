import { picture as pictureTable } from "@iotd/core/schema";
import { aNewPicture, aPicture, sha256Of, useTestDatabase } from "@iotd/core/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readList, readPictureUpload, readProblem } from "../../testing/read-answer.ts";
import { sendJson } from "../../testing/send-json.ts";
import { signedIn } from "../../testing/sign-in.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const path = "/api/admin/pictures";
let apps: ReturnType<typeof createTestApps>;
let session: Record<string, string>;

beforeAll(async () => {
  apps = createTestApps(database);
  session = await signedIn(owner());
});
beforeEach(() => owner().delete(pictureTable));

const request = (method: string, url: string, headers: Record<string, string> = session) =>
  apps.adminApp.request(url, { method, headers });
const send = (method: string, url: string, body: unknown, headers: Record<string, string> = {}) =>
  sendJson(apps.adminApp, method, url, body, { ...session, ...headers });

describe("POST /api/admin/pictures", () => {
  it("answers 201 with the picture, its address and a presigned upload", async () => {
    const answer = await send("POST", path, aNewPicture({ name: "Cat" }));

    const { picture, upload } = await readPictureUpload(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`${path}/${picture.id}`);
    expect(picture).toMatchObject({ name: "Cat", status: "awaiting_upload", image: null });
    expect(upload).toMatchObject({ method: "PUT", headers: { "if-none-match": "*" } });
  });

  it("gives a presigned URL that accepts exactly the given bytes, once", async () => {
    const body = Buffer.from("bytes");
    const newPicture = aNewPicture({ byteSize: body.length, sha256: sha256Of(body) });
    const { upload } = await readPictureUpload(send("POST", path, newPicture));

    const wrong = await fetch(upload.url, {
      method: "PUT",
      headers: upload.headers,
      body: "bites",
    });
    const right = await fetch(upload.url, { method: "PUT", headers: upload.headers, body });
    const twice = await fetch(upload.url, { method: "PUT", headers: upload.headers, body });

    expect([wrong.status, right.status, twice.status]).toEqual([400, 200, 412]);
  });

  it.each([
    ["a missing name", { name: undefined }, "/name"],
    ["an empty name", { name: "  " }, "/name"],
    ["a name of 201 characters", { name: "x".repeat(201) }, "/name"],
    ["a name that is a number", { name: 1 }, "/name"],
    ["a name with a NUL", { name: "a\0b" }, "/name"],
    ["a tagline of 2,001 characters", { tagline: "x".repeat(2_001) }, "/tagline"],
    ["an unknown field", { colour: "red" }, "/colour"],
    ["a status", { status: "ready" }, "/status"],
    ["an SVG", { contentType: "image/svg+xml" }, "/contentType"],
    ["an animated GIF", { contentType: "image/gif" }, "/contentType"],
    ["a file of 51 MB", { byteSize: 51_000_000 }, "/byteSize"],
    ["an empty file", { byteSize: 0 }, "/byteSize"],
    ["a hash in hexadecimal", { sha256: "0".repeat(64) }, "/sha256"],
    ["a draft with a date", { draft: true, publishedAt: "2027-01-01T00:00:00Z" }, "/publishedAt"],
    ["a focal point outside of the picture", { focalPoint: { x: 1.1, y: 0 } }, "/focalPoint/x"],
    ["half a focal point", { focalPoint: { x: 0.5 } }, "/focalPoint/y"],
    ["a date without a time zone", { publishedAt: "2027-01-01T00:00:00" }, "/publishedAt"],
  ])("refuses %s and names the field", async (_, overrides, pointer) => {
    const answer = await send("POST", path, { ...aNewPicture(), ...overrides });

    expect(answer.status).toBe(422);
    expect((await readProblem(answer)).errors).toContainEqual({
      pointer,
      detail: expect.any(String),
    });
    expect((await readList(request("GET", path))).names).toEqual([]);
  });

  it("names all invalid fields in one answer", async () => {
    const { errors } = await readProblem(send("POST", path, {}));

    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/name",
      "/tagline",
      "/contentType",
      "/byteSize",
      "/sha256",
    ]);
  });

  it.each([
    ["invalid JSON", "{", {}, 400, "malformed"],
    [
      "a tagline of 10 MB",
      JSON.stringify({ tagline: "x".repeat(10_000_000) }),
      {},
      413,
      "too-large",
    ],
    [
      "another content type",
      "name=Cat",
      { "content-type": "text/csv" },
      415,
      "unsupported-media-type",
    ],
  ])("refuses %s", async (_, body, headers, status, type) => {
    const answer = await send("POST", path, body, headers);

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ type: `urn:iotd:problem:${type}`, status });
  });

  it("stores HTML and SQL in a name as plain text", async () => {
    const name = `<script>alert(1)</script>'; drop table picture; --`;

    const { picture } = await readPictureUpload(send("POST", path, aNewPicture({ name })));

    expect(await (await request("GET", `${path}/${picture.id}`)).json()).toMatchObject({ name });
  });
});

describe("a picture in the editors' API", () => {
  it("changes only the fields that are sent", async () => {
    const { id } = await aPicture(owner(), { name: "Old", tagline: "Kept" });

    const answer = await send("PATCH", `${path}/${id}`, { name: "New", alt: "A cat" });

    expect(await answer.json()).toMatchObject({ name: "New", alt: "A cat", tagline: "Kept" });
  });

  it.each([{}, { revision: 1 }])("refuses %o, which changes no field", async (changes) => {
    const { id } = await aPicture(owner());

    expect((await send("PATCH", `${path}/${id}`, changes)).status).toBe(422);
  });

  it("is not overwritten if another editor has changed it", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });
    const save = (name: string) => send("PATCH", `${path}/${id}`, { name, revision: 1 });
    await save("First");

    const second = await save("Second");

    expect(second.status).toBe(409);
    expect((await readProblem(second)).detail).toContain("An editor changed this picture");
    expect(await (await request("GET", `${path}/${id}`)).json()).toMatchObject({
      name: "First",
      revision: 2,
    });
  });

  it("can be a draft and have a focal point", async () => {
    const { id } = await aPicture(owner());

    const answer = await send("PATCH", `${path}/${id}`, {
      draft: true,
      focalPoint: { x: 0.5, y: 0.25 },
    });

    expect(await answer.json()).toMatchObject({
      draft: true,
      publishedAt: null,
      focalPoint: { x: 0.5, y: 0.25 },
    });
  });

  it("is no longer public when deleted, and public again when restored", async () => {
    const { id } = await aPicture(owner());
    const isListed = async () => (await readList(request("GET", path))).names.length === 1;

    const deleted = await request("DELETE", `${path}/${id}`);
    const isListedWhileDeleted = await isListed();
    const restored = await request("POST", `${path}/${id}/restore`);

    expect([deleted.status, isListedWhileDeleted, restored.status, await isListed()]).toEqual([
      204,
      false,
      200,
      true,
    ]);
  });

  it("accepts no new file when it is ready", async () => {
    const { id } = await aPicture(owner());
    const { contentType, byteSize, sha256 } = aNewPicture();

    const answer = await send("POST", `${path}/${id}/upload`, { contentType, byteSize, sha256 });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: "urn:iotd:problem:conflict" });
  });

  it("accepts another file when it was rejected", async () => {
    const { id } = await aPicture(owner(), { status: "rejected" });
    const { contentType, byteSize, sha256 } = aNewPicture();

    const answer = await send("POST", `${path}/${id}/upload`, { contentType, byteSize, sha256 });

    expect(answer.status).toBe(201);
    expect((await readPictureUpload(answer)).picture).toMatchObject({
      status: "awaiting_upload",
      rejection: null,
      sha256,
    });
  });

  it("answers 404 to every method if it does not exist", async () => {
    const id = "01920000-0000-7000-8000-000000000000";

    const answers = await Promise.all([
      request("GET", `${path}/${id}`),
      send("PATCH", `${path}/${id}`, { name: "New" }),
      request("DELETE", `${path}/${id}`),
      request("POST", `${path}/${id}/restore`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it("is sent with no-store", async () => {
    const { id } = await aPicture(owner());

    expect((await request("GET", `${path}/${id}`)).headers.get("cache-control")).toBe("no-store");
  });
});

describe("the list of pictures in the editors' API", () => {
  it("has pictures in every state, newest upload first, in pages", async () => {
    await aPicture(owner(), { name: "first" });
    await aPicture(owner(), { name: "second", status: "rejected" });
    await aPicture(owner(), { name: "third", status: "processing" });

    const first = await readList(request("GET", `${path}?limit=2`));
    const second = await readList(request("GET", `${path}?limit=2&cursor=${first.nextCursor}`));

    expect([...first.names, ...second.names]).toEqual(["third", "second", "first"]);
  });

  it.each([`q=${"x".repeat(201)}`, "q=a%00b"])("refuses the query %s", async (query) => {
    const answer = await request("GET", `${path}?${query}`);

    expect(answer.status).toBe(422);
    expect((await readProblem(answer)).errors).toMatchObject([{ pointer: "/q" }]);
  });
});

describe("POST /api/admin/pictures/bulk", () => {
  it("changes each picture independently and reports each result", async () => {
    const draft = await aPicture(owner(), { draft: true, publishedAt: null });
    const deleted = await aPicture(owner(), { deletedAt: new Date() });

    const answer = await send("POST", `${path}/bulk`, {
      action: "publish",
      ids: [draft.id, deleted.id],
    });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      results: [
        { id: draft.id, picture: { draft: false, publishedAt: "2026-01-15T12:00:00.000Z" } },
        { id: deleted.id, failure: { code: "conflict", detail: expect.any(String) } },
      ],
    });
  });

  it("refuses an empty list", async () => {
    const answer = await send("POST", `${path}/bulk`, { action: "publish", ids: [] });

    expect((await readProblem(answer)).errors).toMatchObject([{ pointer: "/ids" }]);
  });
});

describe("the audit log in the editors' API", () => {
  it("lists the changes by pages and programs, latest first", async () => {
    const { picture } = await readPictureUpload(send("POST", path, aNewPicture({ name: "Lift" })));
    await send("PATCH", `${path}/${picture.id}`, { name: "Lift-off" });
    await request("DELETE", `${path}/${picture.id}`);

    const answer = await request("GET", `/api/admin/audit?picture=${picture.id}`);

    expect(await answer.json()).toMatchObject({
      items: [
        { action: "picture.deleted", subjectName: "Lift-off", actor: { name: "An editor" } },
        { action: "picture.changed", changes: { name: ["Lift", "Lift-off"] } },
        { action: "picture.created", subjectName: "Lift" },
      ],
      nextCursor: null,
    });
  });

  it("requires a session", async () => {
    expect((await request("GET", "/api/admin/audit", {})).status).toBe(401);
  });
});
