import type { EditorClient } from "@iotd/api/editor-client";
import { photo } from "@iotd/core/testing";
import { showcase } from "@iotd/local/demo/showcase";
import { publishPicture } from "./publish-picture.ts";

const dayMilliseconds = 24 * 60 * 60 * 1_000;

/** Publishes one photograph a day, the last of them at `now`. Resolves with their ids in that order. */
export async function publishShowcase(editor: EditorClient, now: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, { photo: fileName, ...words }] of showcase.entries()) {
    const daysAgo = showcase.length - 1 - index;
    const id = await publishPicture(editor, {
      ...words,
      publishedAt: new Date(now.getTime() - daysAgo * dayMilliseconds),
      file: {
        contentType: fileName.endsWith(".png") ? "image/png" : "image/jpeg",
        body: await photo(fileName),
      },
    });
    ids.push(id);
  }
  return ids;
}
