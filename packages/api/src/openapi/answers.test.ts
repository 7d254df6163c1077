import { user } from "@iotd/core/schema";
import { aNewPicture, aPicture, aVariant, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { deviations, documentedAnswers } from "../testing/document-schemas.ts";
import { sendJson } from "../testing/send-json.ts";
import { anAccount, password, signedIn, trySignIn } from "../testing/sign-in.ts";
import { createTestApps } from "../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const unknownId = "01920000-0000-7000-8000-000000000000";
const list = "/api/admin/pictures";

beforeEach(database.clear);

/** A processed picture with a credit. */
async function aProcessedPicture() {
  const picture = await aPicture(owner(), { credit: "NASA" });
  await aVariant(owner(), picture.id, 640);
  return picture;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database).publicApp.request(path, { headers });
/** Requests `path` after a picture is published. */
const read = async (path: string) => {
  await aProcessedPicture();
  return get(path);
};
/** Requests `path` twice, the second time with its ETag. */
const readAgain = async (path: string) =>
  get(path, { "if-none-match": (await read(path)).headers.get("etag") ?? "" });

type Sent = { readonly json?: unknown; readonly headers?: Record<string, string> };

/** Sends JSON as a signed-in editor. A string is sent unchanged. */
const edit = async (method: string, path: string, { json, headers }: Sent = {}) =>
  sendJson(createTestApps(database).adminApp, method, path, json, {
    ...(await signedIn(owner())),
    ...headers,
  });

const editOne = async (method: string, below = "", sent: Sent = {}, overrides = {}) => {
  const { id } = await aPicture(owner(), overrides);
  return edit(method, `${list}/${id}${below}`, sent);
};
const withoutSession = (method: string, path: string) =>
  sendJson(createTestApps(database).adminApp, method, path, undefined);

const csv = { headers: { "content-type": "text/csv" }, json: "name" };
const { contentType, byteSize, sha256 } = aNewPicture();
const uploadFile = { contentType, byteSize, sha256 };

async function signInTooOften() {
  const { adminApp } = createTestApps(database);
  for (let attempt = 0; attempt < 10; attempt += 1) await trySignIn(adminApp, "a@b.test", "wrong");
  return trySignIn(adminApp, "a@b.test", "wrong");
}

/** Publishes a draft, which succeeds, and a deleted picture, which fails. */
async function publishTwo() {
  const draft = await aPicture(owner(), { draft: true, publishedAt: null });
  const deleted = await aPicture(owner(), { deletedAt: new Date() });
  const ids = [draft.id, deleted.id];
  return edit("POST", `${list}/bulk`, { json: { action: "publish", ids } });
}

/** The audit log after a change. */
async function readAudit() {
  await editOne("PATCH", "", { json: { name: "New" } });
  return edit("GET", "/api/admin/audit");
}

/** How to get each answer of the document. */
const requests: Readonly<Record<string, () => Response | Promise<Response>>> = {
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
  "getPicture 200": async () => get(`/api/pictures/${(await aProcessedPicture()).id}`),
  "getPicture 304": async () => readAgain(`/api/pictures/${(await aProcessedPicture()).id}`),
  "getPicture 404": () => get(`/api/pictures/${unknownId}`),
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
  "getReadiness 200": () => withoutSession("GET", "/health/ready"),
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
  "signIn 429": () => signInTooOften(),
  "signOut 200": () => edit("POST", "/api/auth/sign-out", { json: {} }),
  "listEditorPictures 200": async () => {
    await aProcessedPicture();
    return edit("GET", list);
  },
  "listEditorPictures 401": () => withoutSession("GET", list),
  "listEditorPictures 422": () => edit("GET", `${list}?limit=0`),
  "createPicture 201": () => edit("POST", list, { json: aNewPicture() }),
  "createPicture 400": () => edit("POST", list, { json: "{" }),
  "createPicture 401": () => withoutSession("POST", list),
  "createPicture 413": () => edit("POST", list, { json: { name: "x".repeat(100_000) } }),
  "createPicture 415": () => edit("POST", list, csv),
  "createPicture 422": () => edit("POST", list, { json: {} }),
  "changePictures 200": () => publishTwo(),
  "changePictures 400": () => edit("POST", `${list}/bulk`, { json: "{" }),
  "changePictures 401": () => withoutSession("POST", `${list}/bulk`),
  "changePictures 415": () => edit("POST", `${list}/bulk`, csv),
  "changePictures 422": () => edit("POST", `${list}/bulk`, { json: { action: "draft", ids: [] } }),
  "getEditorPicture 200": () => editOne("GET", "", {}, { status: "rejected" }),
  "getEditorPicture 401": () => withoutSession("GET", `${list}/${unknownId}`),
  "getEditorPicture 404": () => edit("GET", `${list}/${unknownId}`),
  "getEditorPicture 422": () => edit("GET", `${list}/1`),
  "updatePicture 200": () => editOne("PATCH", "", { json: { name: "New" } }),
  "updatePicture 400": () => editOne("PATCH", "", { json: "{" }),
  "updatePicture 401": () => withoutSession("PATCH", `${list}/${unknownId}`),
  "updatePicture 404": () => edit("PATCH", `${list}/${unknownId}`, { json: { name: "New" } }),
  "updatePicture 409": () => editOne("PATCH", "", { json: { name: "New", revision: 7 } }),
  "updatePicture 415": () => editOne("PATCH", "", csv),
  "updatePicture 422": () => editOne("PATCH", "", { json: {} }),
  "deletePicture 204": () => editOne("DELETE"),
  "deletePicture 401": () => withoutSession("DELETE", `${list}/${unknownId}`),
  "deletePicture 404": () => edit("DELETE", `${list}/${unknownId}`),
  "deletePicture 422": () => edit("DELETE", `${list}/1`),
  "requestUpload 201": () =>
    editOne("POST", "/upload", { json: uploadFile }, { status: "rejected" }),
  "requestUpload 400": () => editOne("POST", "/upload", { json: "{" }),
  "requestUpload 401": () => withoutSession("POST", `${list}/${unknownId}/upload`),
  "requestUpload 404": () => edit("POST", `${list}/${unknownId}/upload`, { json: uploadFile }),
  "requestUpload 409": () => editOne("POST", "/upload", { json: uploadFile }),
  "requestUpload 415": () => editOne("POST", "/upload", csv),
  "requestUpload 422": () => editOne("POST", "/upload", { json: {} }),
  "restorePicture 200": () => editOne("POST", "/restore", {}, { deletedAt: new Date() }),
  "restorePicture 401": () => withoutSession("POST", `${list}/${unknownId}/restore`),
  "restorePicture 404": () => edit("POST", `${list}/${unknownId}/restore`),
  "restorePicture 409": () =>
    editOne("POST", "/restore", {}, { deletedAt: new Date("2025-01-15T12:00:00Z") }),
  "restorePicture 422": () => edit("POST", `${list}/1/restore`),
  "listAuditEntries 200": () => readAudit(),
  "listAuditEntries 401": () => withoutSession("GET", "/api/admin/audit"),
  "listAuditEntries 422": () => edit("GET", "/api/admin/audit?by=me"),
};

describe("the documented answers", () => {
  it("are each requested by this test", () => {
    const named = [...documentedAnswers.keys()].filter((key) => !key.endsWith(" default"));

    expect(Object.keys(requests).toSorted()).toEqual(named.toSorted());
  });

  it.each(Object.entries(requests))("%s matches the OpenAPI document", async (key, answer) => {
    const response = await answer();

    expect(`${response.status}`).toBe(key.split(" ")[1]);
    expect(await deviations(key, response)).toEqual([]);
  });

  it.each([
    ["getToday", "/api/today"],
    ["getApod", "/planetary/apod"],
    ["getWallpaper", "/wallpaper"],
    ["getOpenApi", "/api/openapi.json"],
  ])("%s with another method matches the documented default failure", async (operation, path) => {
    const response = await createTestApps(database).publicApp.request(path, { method: "PUT" });

    expect(response.status).toBe(405);
    expect(await deviations(`${operation} default`, response)).toEqual([]);
  });

  it("are compared strictly: extra fields and missing headers are reported", async () => {
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
