import { closeUps } from "./close-ups.ts";
import type { DemoPicture } from "./demo-picture.ts";
import { places } from "./places.ts";
import { showcase } from "./showcase.ts";

/** So many of `demoPictures` are for days to come. */
export const scheduledCount = 2;

const ofTheTests: readonly DemoPicture[] = showcase.map(({ photo, ...words }) => ({
  ...words,
  file: new URL(`../../../core/photos/${photo}`, import.meta.url),
}));

/** What the demonstration shows, one a day, the last day first. Far views and near ones take turns. */
export const demoPictures: readonly DemoPicture[] = takeTurns(places, [...closeUps, ...ofTheTests]);

function takeTurns<Item>(some: readonly Item[], others: readonly Item[]): Item[] {
  const rounds = Array.from({ length: Math.max(some.length, others.length) }, (_, round) => round);
  return rounds.flatMap((round) => [
    ...some.slice(round, round + 1),
    ...others.slice(round, round + 1),
  ]);
}
