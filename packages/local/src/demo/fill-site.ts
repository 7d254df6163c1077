import { readFile } from "node:fs/promises";
import type { EditorClient } from "@iotd/api/editor-client";
import { addDays, dayAt } from "@iotd/core/day";
import type { EditorPictureJson } from "@iotd/core/picture";
import type { DemoPicture } from "./demo-picture.ts";
import { demoPictures, scheduledCount } from "./demo-pictures.ts";
import { noonOf } from "./noon-of.ts";

/** The result, by number of pictures; the sum is all of them. */
export type Filled = {
  readonly added: number;
  readonly alreadyThere: number;
  readonly refused: number;
};

/**
 * Adds a picture for each day, the newest one published now and some scheduled, as any other upload. A
 * picture is not added if an undeleted one has its name, unless the file of that one never arrived or was
 * refused. So it can be called again, also after an interruption. Prints one line for each picture.
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

  // The oldest first, as if they were added day by day. All are sent before the first is awaited, so that
  // the queue is never empty.
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

/** When the picture at `index` is published: the newest now, all others at noon of their day. */
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
  { file, ...texts }: DemoPicture & { readonly publishedAt: string },
  id: string | undefined,
): Promise<string> {
  const contentType = file.pathname.endsWith(".png") ? "image/png" : "image/jpeg";
  const body = await readFile(file);
  if (id === undefined) return editor.upload({ ...texts, contentType, body });
  await editor.uploadAgain(id, { contentType, body });
  return id;
}
