import { closeUps } from "./close-ups.ts";
import type { DemoPicture } from "./demo-picture.ts";
import { places } from "./places.ts";
import { showcase } from "./showcase.ts";

/** How many of `demoPictures` are scheduled. */
export const scheduledCount = 2;

const testPhotos: readonly DemoPicture[] = showcase.map(({ photo, ...texts }) => ({
  ...texts,
  file: new URL(`../../../core/photos/${photo}`, import.meta.url),
}));

/** The pictures of the demonstration, one for each day, the last day first. Places and close-ups alternate. */
export const demoPictures: readonly DemoPicture[] = alternate(places, [...closeUps, ...testPhotos]);

function alternate<Item>(some: readonly Item[], others: readonly Item[]): Item[] {
  const rounds = Array.from({ length: Math.max(some.length, others.length) }, (_, round) => round);
  return rounds.flatMap((round) => [
    ...some.slice(round, round + 1),
    ...others.slice(round, round + 1),
  ]);
}
