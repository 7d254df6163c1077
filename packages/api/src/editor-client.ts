import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { EditorPictureJson, UploadContentType } from "@iotd/core/picture";
import { hc } from "hono/client";
import type { AdminApp } from "./admin-app.ts";

/** An editor who works by program, over the same HTTP as the upload page does. */
export type EditorClient = Awaited<ReturnType<typeof signIn>>;

type PictureFile = { readonly contentType: UploadContentType; readonly body: Uint8Array };

type NewPicture = PictureFile & {
  readonly name: string;
  readonly tagline: string;
  readonly alt?: string;
  readonly credit?: string;
  /** What stays in sight where it is cropped, from 0 to 1; the middle without it. */
  readonly focalPoint?: { readonly x: number; readonly y: number };
  /** Whether it is kept from the site; false without it. */
  readonly draft?: boolean;
  /** RFC 3339; when it is processed without it. */
  readonly publishedAt?: string;
};

/** How long a picture may take to be processed before `whenProcessed` gives up. */
const patience = { attempts: 6_000, milliseconds: 20 } as const;

/** Signs in at the service at `url`, which `send` reaches; throws if that is refused. */
export async function signIn(
  url: string,
  account: { readonly email: string; readonly password: string },
  send: typeof fetch = fetch,
) {
  const answer = await send(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`cannot sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  const headers = { cookie, origin: url };
  const { pictures } = hc<AdminApp>(url, { headers, fetch: send }).api.admin;

  /** Announces a picture and sends its bytes through the presigned URL. Returns its id. */
  async function upload({ contentType, body, ...words }: NewPicture): Promise<string> {
    const announced = await pictures.$post({
      json: { ...words, ...announcementOf({ contentType, body }) },
    });
    if (announced.status !== 201) throw new Error(`cannot announce: ${await announced.text()}`);
    const { picture, upload: presigned } = await announced.json();
    await put(presigned, body);
    return picture.id;
  }

  /** Sends the file of a picture that still awaits it, or whose file was refused. */
  async function uploadAgain(id: string, file: PictureFile): Promise<void> {
    const announced = await pictures[":id"].upload.$post({
      param: { id },
      json: announcementOf(file),
    });
    if (announced.status !== 201) throw new Error(`cannot announce: ${await announced.text()}`);
    await put((await announced.json()).upload, file.body);
  }

  /** Resolves when the picture has become ready or was rejected. */
  async function whenProcessed(id: string): Promise<EditorPictureJson> {
    for (let attempt = 0; attempt < patience.attempts; attempt += 1) {
      const picture = await (await pictures[":id"].$get({ param: { id } })).json();
      if (picture.status === "ready" || picture.status === "rejected") return picture;
      await wait(patience.milliseconds);
    }
    throw new Error(`picture ${id} was not processed in time`);
  }

  return { headers, pictures, upload, uploadAgain, whenProcessed };
}

const announcementOf = ({ contentType, body }: PictureFile) => ({
  contentType,
  byteSize: body.length,
  sha256: createHash("sha256").update(body).digest("base64"),
});

async function put(
  { url, ...request }: { url: string; method: string; headers: Record<string, string> },
  body: Uint8Array,
): Promise<void> {
  const sent = await fetch(url, { ...request, body });
  if (!sent.ok) throw new Error(`cannot upload: ${sent.status} ${await sent.text()}`);
}
