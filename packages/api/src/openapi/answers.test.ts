import { user } from "@iotd/core/schema";
import { aNewPicture, aPicture, aVariant, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { deviations, documentedAnswers } from "../testing/document-schemas.ts";
import { sendJson } from "../testing/send-json.ts";
import { anAccount, password, signedIn, trySignIn } from "../testing/sign-in.ts";
import { createTestApps } from "../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const nobodysId = "01920000-0000-7000-8000-000000000000";
const list = "/api/admin/pictures";

beforeEach(database.clear);

/** A picture as the image-processor leaves it, with a credit. */
async function aWholePicture() {
  const picture = await aPicture(owner(), { credit: "NASA" });
  await aVariant(owner(), picture.id, 640);
  return picture;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database).publicApp.request(path, { headers });
/** Asks for `path` after a picture is published. */
const read = async (path: string) => {
  await aWholePicture();
  return get(path);
};
/** Asks for `path`, and again with the tag of its answer. */
const readAgain = async (path: string) =>
  get(path, { "if-none-match": (await read(path)).headers.get("etag") ?? "" });

type Sent = { readonly json?: unknown; readonly headers?: Record<string, string> };

/** Sends as a signed-in editor; text as it is, anything else as JSON. */
const edit = async (method: string, path: string, { json, headers }: Sent = {}) =>
  sendJson(createTestApps(database).adminApp, method, path, json, {
    ...(await signedIn(owner())),
    ...headers,
  });

const editOne = async (method: string, below = "", sent: Sent = {}, overrides = {}) => {
  const { id } = await aPicture(owner(), overrides);
  return edit(method, `${list}/${id}${below}`, sent);
};
const asStranger = (method: string, path: string) =>
  sendJson(createTestApps(database).adminApp, method, path, undefined);

const csv = { headers: { "content-type": "text/csv" }, json: "name" };
const { contentType, byteSize, sha256 } = aNewPicture();
const announcement = { contentType, byteSize, sha256 };

async function signInOften() {
  const { adminApp } = createTestApps(database);
  for (let attempt = 0; attempt < 10; attempt += 1) await trySignIn(adminApp, "a@b.test", "wrong");
  return trySignIn(adminApp, "a@b.test", "wrong");
}

/** Publishes a draft and, in vain, a deleted picture. */
async function publishTwo() {
  const draft = await aPicture(owner(), { draft: true, publishedAt: null });
  const deleted = await aPicture(owner(), { deletedAt: new Date() });
  const ids = [draft.id, deleted.id];
  return edit("POST", `${list}/bulk`, { json: { action: "publish", ids } });
}

/** The audit, once a picture was changed. */
async function readAudit() {
  await editOne("PATCH", "", { json: { name: "New" } });
  return edit("GET", "/api/admin/audit");
}

/** A way to each answer of the document. */
const ways: Readonly<Record<string, () => Response | Promise<Response>>> = {
  "getToday 200": () => read("/api/today"),
  "getToday 304": () => readAgain("/api/today"),
  "getToday 404": () => get("/api/today"),
  "getDay 200": () => read("/api/days/2026-01-10"),
  "getDay 304": () => readAgain("/api/days/2026-01-10"),
  "getDay 404": () => get("/api/days/2026-01-10"),
  "getDay 422": () => get("/api/days/yesterday"),
  "listPictures 200": () => read("/api/pictures?limit=1"),
  "listPictures 304": () => readAgain("/api/pictures"),
  "listPictures 422": () => get("/api/pictures?limit=0"),
  "getPicture 200": async () => get(`/api/pictures/${(await aWholePicture()).id}`),
  "getPicture 304": async () => readAgain(`/api/pictures/${(await aWholePicture()).id}`),
  "getPicture 404": () => get(`/api/pictures/${nobodysId}`),
  "getPicture 422": () => get("/api/pictures/1"),
  "getApod 200": () => read("/planetary/apod"),
  "getApod 304": () => readAgain("/planetary/apod?start_date=2026-01-01"),
  "getApod 400": () => get("/planetary/apod?date=yesterday"),
  "getApod 404": () => get("/planetary/apod"),
  "getWallpaper 302": () => read("/wallpaper?width=640&height=400"),
  "getWallpaper 404": () => get("/wallpaper"),
  "getWallpaper 422": () => get("/wallpaper?width=-1"),
  "getOpenApi 200": () => get("/api/openapi.json"),
  "getOpenApi 304": () => readAgain("/api/openapi.json"),
  "getReference 200": () => get("/api/docs"),
  "getReference 304": () => readAgain("/api/docs"),
  "getLiveness 200": () => get("/health/live"),
  "getReadiness 200": () => asStranger("GET", "/health/ready"),
  "getReadiness 503": () =>
    createTestApps(database, {
      checks: {
        database: async () => {
          throw new Error("away");
        },
      },
    }).adminApp.request("/health/ready"),
  "signIn 200": async () =>
    trySignIn(createTestApps(database).adminApp, (await anAccount(owner())).email, password),
  "signIn 401": () => trySignIn(createTestApps(database).adminApp, "a@b.test", "wrong"),
  "signIn 403": async () => {
    const { email } = await anAccount(owner());
    await owner().update(user).set({ twoFactorEnabled: true });
    return trySignIn(createTestApps(database).adminApp, email, password);
  },
  "signIn 422": () => trySignIn(createTestApps(database).adminApp, "nobody", "wrong"),
  "signIn 429": () => signInOften(),
  "signOut 200": () => edit("POST", "/api/auth/sign-out", { json: {} }),
  "listEditorPictures 200": async () => {
    await aWholePicture();
    return edit("GET", list);
  },
  "listEditorPictures 401": () => asStranger("GET", list),
  "listEditorPictures 422": () => edit("GET", `${list}?limit=0`),
  "announcePicture 201": () => edit("POST", list, { json: aNewPicture() }),
  "announcePicture 400": () => edit("POST", list, { json: "{" }),
  "announcePicture 401": () => asStranger("POST", list),
  "announcePicture 413": () => edit("POST", list, { json: { name: "x".repeat(100_000) } }),
  "announcePicture 415": () => edit("POST", list, csv),
  "announcePicture 422": () => edit("POST", list, { json: {} }),
  "changePictures 200": () => publishTwo(),
  "changePictures 400": () => edit("POST", `${list}/bulk`, { json: "{" }),
  "changePictures 401": () => asStranger("POST", `${list}/bulk`),
  "changePictures 415": () => edit("POST", `${list}/bulk`, csv),
  "changePictures 422": () => edit("POST", `${list}/bulk`, { json: { action: "draft", ids: [] } }),
  "getEditorPicture 200": () => editOne("GET", "", {}, { status: "rejected" }),
  "getEditorPicture 401": () => asStranger("GET", `${list}/${nobodysId}`),
  "getEditorPicture 404": () => edit("GET", `${list}/${nobodysId}`),
  "getEditorPicture 422": () => edit("GET", `${list}/1`),
  "updatePicture 200": () => editOne("PATCH", "", { json: { name: "New" } }),
  "updatePicture 400": () => editOne("PATCH", "", { json: "{" }),
  "updatePicture 401": () => asStranger("PATCH", `${list}/${nobodysId}`),
  "updatePicture 404": () => edit("PATCH", `${list}/${nobodysId}`, { json: { name: "New" } }),
  "updatePicture 409": () => editOne("PATCH", "", { json: { name: "New", revision: 7 } }),
  "updatePicture 415": () => editOne("PATCH", "", csv),
  "updatePicture 422": () => editOne("PATCH", "", { json: {} }),
  "deletePicture 204": () => editOne("DELETE"),
  "deletePicture 401": () => asStranger("DELETE", `${list}/${nobodysId}`),
  "deletePicture 404": () => edit("DELETE", `${list}/${nobodysId}`),
  "deletePicture 422": () => edit("DELETE", `${list}/1`),
  "requestUpload 201": () =>
    editOne("POST", "/upload", { json: announcement }, { status: "rejected" }),
  "requestUpload 400": () => editOne("POST", "/upload", { json: "{" }),
  "requestUpload 401": () => asStranger("POST", `${list}/${nobodysId}/upload`),
  "requestUpload 404": () => edit("POST", `${list}/${nobodysId}/upload`, { json: announcement }),
  "requestUpload 409": () => editOne("POST", "/upload", { json: announcement }),
  "requestUpload 415": () => editOne("POST", "/upload", csv),
  "requestUpload 422": () => editOne("POST", "/upload", { json: {} }),
  "restorePicture 200": () => editOne("POST", "/restore", {}, { deletedAt: new Date() }),
  "restorePicture 401": () => asStranger("POST", `${list}/${nobodysId}/restore`),
  "restorePicture 404": () => edit("POST", `${list}/${nobodysId}/restore`),
  "restorePicture 409": () =>
    editOne("POST", "/restore", {}, { deletedAt: new Date("2025-01-15T12:00:00Z") }),
  "restorePicture 422": () => edit("POST", `${list}/1/restore`),
  "listAuditEntries 200": () => readAudit(),
  "listAuditEntries 401": () => asStranger("GET", "/api/admin/audit"),
  "listAuditEntries 422": () => edit("GET", "/api/admin/audit?by=me"),
};

describe("an answer", () => {
  it("is tried for every status that the document names", () => {
    const named = [...documentedAnswers.keys()].filter((key) => !key.endsWith(" default"));

    expect(Object.keys(ways).toSorted()).toEqual(named.toSorted());
  });

  it.each(Object.entries(ways))("%s is as the document has it", async (key, answer) => {
    const response = await answer();

    expect(`${response.status}`).toBe(key.split(" ")[1]);
    expect(await deviations(key, response)).toEqual([]);
  });

  it.each([
    ["getToday", "/api/today"],
    ["getApod", "/planetary/apod"],
    ["getWallpaper", "/wallpaper"],
    ["getOpenApi", "/api/openapi.json"],
  ])(
    "of %s to another method is the failure that the document has for all others",
    async (operation, path) => {
      const response = await createTestApps(database).publicApp.request(path, { method: "PUT" });

      expect(response.status).toBe(405);
      expect(await deviations(`${operation} default`, response)).toEqual([]);
    },
  );

  it("that is not as the document has it is found out", async () => {
    const today = JSON.parse(await (await read("/api/today")).text());
    const wrong = Response.json({ ...today, name: 1, secret: 1 });

    expect(await deviations("getToday 200", wrong)).toEqual([
      "etag",
      "cache-control",
      " must NOT have additional properties",
      "/name must be string",
    ]);
  });
});
