import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { UploadContentType } from "@iotd/core/picture";
import { hc } from "hono/client";
import * as z from "zod";
import type { AdminApp } from "./admin-app.ts";
import { type Answer, ask, expectStatus, readJson, unexpected } from "./answer.ts";

/** What an editor signs in with. */
export type EditorAccount = { readonly email: string; readonly password: string };

/** A signed-in editor, for programs. Each method throws what it expected and what it saw instead. */
export type EditorClient = ReturnType<typeof openEditorClient>;

type Transport = {
  /** Sends the requests to the site. @default fetch */
  readonly send?: typeof fetch;
  /** Ends all requests. @default none does */
  readonly signal?: AbortSignal | undefined;
};

type PictureFile = { readonly contentType: UploadContentType; readonly body: Uint8Array };

type NewPicture = PictureFile & {
  readonly name: string;
  readonly tagline: string;
  readonly alt?: string;
  readonly credit?: string;
  /** The point that stays visible when the picture is cropped, from 0 to 1. @default the middle */
  readonly focalPoint?: { readonly x: number; readonly y: number };
  /** Whether visitors do not see it. @default false */
  readonly draft?: boolean;
  /** RFC 3339. @default when it is processed */
  readonly publishedAt?: string;
};

/** In milliseconds. How long `whenProcessed` waits if no signal ends it, and between its requests. */
const patience = { total: 120_000, poll: 20 } as const;

// Only what the client needs: the site may run another version.
const createdSchema = z.object({
  picture: z.object({ id: z.uuid() }),
  upload: z.object({
    url: z.url(),
    method: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});
type PresignedUpload = z.infer<typeof createdSchema>["upload"];

const processedSchema = z.looseObject({
  status: z.string(),
  rejection: z.object({ detail: z.string() }).nullable(),
  variants: z.array(z.looseObject({ url: z.url(), format: z.string(), byteSize: z.number() })),
});
/** A picture that is `ready` or `rejected`. Fields that are not listed are as in `EditorPictureJson`. */
export type ProcessedPicture = z.infer<typeof processedSchema>;

/** Signs in at the site whose origin is `url`, as its sign-in page does. Throws if it refuses. */
export async function signIn(
  url: string,
  account: EditorAccount,
  transport: Transport = {},
): Promise<EditorClient> {
  const answer = await post(url, "/api/auth/sign-in/email", {}, account, transport);
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  if (cookie === "") throw unexpected("a session after signing in", "no cookie");
  return openEditorClient(url, cookie, transport);
}

/** A client with the cookie of an earlier `signIn`. */
export function openEditorClient(url: string, cookie: string, transport: Transport = {}) {
  const { signal } = transport;
  const headers = { cookie, origin: url };
  const { api } = hc<AdminApp>(url, { headers, fetch: fetchBy(transport) });
  const { pictures } = api.admin;

  async function request(name: string, send: Parameters<typeof ask>[1], status: number) {
    const answer = await ask(name, send, signal);
    expectStatus(answer, status);
    return answer;
  }

  /** Creates a picture, of which only the file is missing. */
  async function create({ contentType, body, ...words }: NewPicture) {
    const json = { ...words, ...describeFile({ contentType, body }) };
    const path = "/api/admin/pictures";
    return readJson(
      await request(`POST ${path}`, () => pictures.$post({ json }), 201),
      createdSchema,
    );
  }

  /** Sends a file to the storage. */
  async function sendFile({ url: target, ...init }: PresignedUpload, body: Uint8Array) {
    const { protocol } = new URL(target);
    if (url.startsWith("https:") && protocol !== "https:") {
      throw unexpected("a presigned URL of https:", protocol);
    }
    const put = () => fetchBy({ signal })(target, { ...init, body });
    await request("the upload to the storage", put, 200);
  }

  /** Creates a picture and sends its file. Returns its id. */
  async function upload(picture: NewPicture): Promise<string> {
    const created = await create(picture);
    await sendFile(created.upload, picture.body);
    return created.picture.id;
  }

  /** Sends the file of a picture whose file never arrived, or was rejected. */
  async function uploadAgain(id: string, file: PictureFile): Promise<void> {
    const options = { param: { id }, json: describeFile(file) };
    const name = `POST /api/admin/pictures/${id}/upload`;
    const answer = await request(name, () => pictures[":id"].upload.$post(options), 201);
    await sendFile(readJson(answer, createdSchema).upload, file.body);
  }

  /** Resolves when the picture is ready or rejected. */
  async function whenProcessed(
    id: string,
    pollMilliseconds: number = patience.poll,
  ): Promise<ProcessedPicture> {
    const limit = signal ?? AbortSignal.timeout(patience.total);
    const get = () => pictures[":id"].$get({ param: { id } });
    let status = "awaiting_upload";
    try {
      for (;;) {
        const answer = await request(`GET /api/admin/pictures/${id}`, get, 200);
        const picture = readJson(answer, processedSchema);
        status = picture.status;
        if (status === "ready" || status === "rejected") return picture;
        await wait(pollMilliseconds, undefined, { signal: limit });
      }
    } catch (error) {
      if (!limit.aborted) throw error;
      throw unexpected("the picture to become ready in time", status, { cause: error });
    }
  }

  /** Deletes a picture, which can be restored. */
  async function remove(id: string): Promise<void> {
    const name = `DELETE /api/admin/pictures/${id}`;
    await request(name, () => pictures[":id"].$delete({ param: { id } }), 204);
  }

  /** Ends the session. */
  async function signOut(): Promise<void> {
    await post(url, "/api/auth/sign-out", { cookie }, {}, transport);
  }

  return {
    headers,
    pictures,
    create,
    sendFile,
    upload,
    uploadAgain,
    whenProcessed,
    remove,
    signOut,
  };
}

async function post(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  json: object,
  transport: Transport,
): Promise<Answer> {
  const init = {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", origin: url },
    body: JSON.stringify(json),
  };
  const send = () => fetchBy(transport)(url + path, init);
  const answer = await ask(`POST ${path}`, send, transport.signal);
  expectStatus(answer, 200);
  return answer;
}

/** Follows no redirect: a site that redirects its API is not the one that was meant. */
const fetchBy =
  ({ send = fetch, signal }: Transport): typeof fetch =>
  (input, init) =>
    send(input, { ...init, redirect: "manual", signal: signal ?? null });

const describeFile = ({ contentType, body }: PictureFile) => ({
  contentType,
  byteSize: body.length,
  sha256: createHash("sha256").update(body).digest("base64"),
});
