import { expectStatus } from "../read-answer.ts";
import { ask, type Site } from "../site.ts";
import { unexpected } from "../unexpected.ts";
import type { AnnouncedPicture } from "./announce-picture.ts";

/** Sends the picture's bytes to the storage, as the announcement's answer says. */
export async function sendBytes(
  { origin, signal }: Site,
  { url, method, headers }: AnnouncedPicture["upload"],
  png: Buffer,
): Promise<void> {
  const { protocol } = new URL(url);
  if (origin.startsWith("https:") && protocol !== "https:") {
    throw unexpected("a presigned URL of https:", protocol);
  }
  const body = new Uint8Array(png);
  expectStatus(await ask("the upload to the storage", url, { method, headers, body, signal }), 200);
}
