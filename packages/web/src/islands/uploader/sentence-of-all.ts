import type { countUploads } from "./transfer/upload-queue.ts";

/** The counts as a sentence: “5 pictures: 1 ready, 3 under way, 1 waiting”. */
export function sentenceOfAll(counts: ReturnType<typeof countUploads>): string {
  const parts = [
    [counts.ready, "ready"],
    [counts.underWay, "under way"],
    [counts.waiting, "waiting"],
    [counts.held, "held up"],
    [counts.rejected, "refused"],
    [counts.editing, "not sent yet"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${counts.all} pictures: ${shown.join(", ")}`;
}
