import { readFile } from "node:fs/promises";
import type { EditorClient } from "@iotd/api/editor-client";
import { addDays, dayAt } from "@iotd/core/day";
import type { EditorPictureJson } from "@iotd/core/picture";
import type { DemoPicture } from "./demo-picture.ts";
import { demoPictures, scheduledCount } from "./demo-pictures.ts";
import { noonOf } from "./noon-of.ts";

/** What became of the pictures; together they are all of them. */
export type Filled = {
  readonly added: number;
  readonly alreadyThere: number;
  readonly refused: number;
};

/**
 * Gives the site a picture a day, the newest one now and some for days to come, on the way that every
 * upload takes. A picture whose name an undeleted one has is left alone, unless that one's file never
 * arrived or was refused: so it may be called again, also after it was broken off. Tells of each
 * picture that it is done with in one line.
 */
export async function fillSite(
  { editor, now, timeZone }: { editor: EditorClient; now: Date; timeZone: string },
  print: (line: string) => void,
  pictures: readonly DemoPicture[] = demoPictures,
): Promise<Filled> {
  const known = await picturesByName(editor);
  const isThere = ({ name }: DemoPicture) => {
    const status = known.get(name)?.status;
    return status === "ready" || status === "processing";
  };
  const dated = pictures.map((picture, index) => ({
    ...picture,
    publishedAt: instantOf(index, now, timeZone),
  }));
  const missing = dated.filter((picture) => !isThere(picture));

  // The oldest first, as if they had come day by day; and all before the first is waited for, so
  // that the queue never runs dry.
  const sent = [];
  for (const picture of missing.toReversed()) {
    sent.push({ name: picture.name, id: await send(editor, picture, known.get(picture.name)?.id) });
  }
  let refused = 0;
  for (const [index, { name, id }] of sent.entries()) {
    const { rejection } = await editor.whenProcessed(id);
    if (rejection) refused += 1;
    const outcome = rejection ? `${name} was refused: ${rejection.detail}` : name;
    print(`${`${index + 1}`.padStart(4)} of ${sent.length}  ${outcome}`);
  }
  return {
    added: sent.length - refused,
    alreadyThere: pictures.length - missing.length,
    refused,
  };
}

/** Of the picture at that place in the list: the first of the past is now, all others are at noon. */
function instantOf(index: number, now: Date, timeZone: string): string {
  const daysAgo = index - scheduledCount;
  const day = addDays(dayAt(now, timeZone), -daysAgo);
  return (daysAgo === 0 ? now : noonOf(day, timeZone)).toISOString();
}

async function picturesByName(editor: EditorClient): Promise<Map<string, EditorPictureJson>> {
  const found = new Map<string, EditorPictureJson>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: "100", ...(cursor && { cursor }) };
    const page = await (await editor.pictures.$get({ query })).json();
    for (const picture of page.items) found.set(picture.name, picture);
    cursor = page.nextCursor;
  }
  return found;
}

async function send(
  editor: EditorClient,
  { file, ...words }: DemoPicture & { readonly publishedAt: string },
  id: string | undefined,
): Promise<string> {
  const contentType = file.pathname.endsWith(".png") ? "image/png" : "image/jpeg";
  const body = await readFile(file);
  if (id === undefined) return editor.upload({ ...words, contentType, body });
  await editor.uploadAgain(id, { contentType, body });
  return id;
}
