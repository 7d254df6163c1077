import { readFileSync } from "node:fs";
import * as z from "zod";
import { type DemoPicture, demoPictureSchema, demoTextsFile } from "./demo-picture.ts";
import { showcase } from "./showcase.ts";

/** How many of `demoPictures` are scheduled. */
export const scheduledCount = 2;

const testPhotos = showcase.map(({ photo, ...texts }) => ({
  ...texts,
  file: new URL(`../../../core/photos/${photo}`, import.meta.url),
}));

/** The pictures of the demonstration, one for each day, the last day first. */
export const demoPictures: readonly DemoPicture[] = [
  ...z.array(demoPictureSchema).parse(JSON.parse(readFileSync(demoTextsFile, "utf8"))),
  ...testPhotos,
];
