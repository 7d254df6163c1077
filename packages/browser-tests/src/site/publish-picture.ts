import type { EditorClient } from "@iotd/api/editor-client";
import type { UploadContentType } from "@iotd/core/picture";
import { photo } from "@iotd/core/testing";
import sharp from "sharp";

type NewPicture = {
  readonly name: string;
  readonly tagline?: string;
  readonly alt?: string;
  readonly credit?: string;
  /** @default as soon as the picture is ready */
  readonly publishedAt?: Date;
  /** @default a small photograph */
  readonly file?: { readonly contentType: UploadContentType; readonly body: Uint8Array };
};

/** Uploads a picture and publishes it. Resolves with its id when it is ready. */
export async function publishPicture(editor: EditorClient, picture: NewPicture): Promise<string> {
  const { name, tagline = "Seen today", file, publishedAt, alt = "", credit = "" } = picture;
  const upload = file ?? { contentType: "image/jpeg" as const, body: await smallPhoto() };
  const id = await editor.upload({ name, tagline, ...upload });
  const { status } = await editor.whenProcessed(id);
  if (status !== "ready") throw new Error(`the picture “${name}” is ${status}`);
  const changes = { alt, credit, ...(publishedAt && { publishedAt: publishedAt.toISOString() }) };
  await editor.pictures[":id"].$patch({ param: { id }, json: changes });
  return id;
}

const smallPhoto = async () =>
  sharp(await photo("rocket.jpg"))
    .resize(160)
    .jpeg()
    .toBuffer();
