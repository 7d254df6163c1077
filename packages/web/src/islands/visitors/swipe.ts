/** Where a finger is, in CSS pixels of the window, and when, in milliseconds. */
export type Touched = { readonly x: number; readonly y: number; readonly at: number };

const leastPixels = 50;
const longestMilliseconds = 700;
/** So near to the sides the browser's own gesture begins. */
const edgePixels = 24;

/**
 * Where a finger that went down at `start` and up at `end` wants to go: to the page before, as if it
 * drew that page in from the left, or to the next. Undefined for what is no swipe: a tap, a slow
 * drag, a scroll, a gesture from the edge of a window of `windowWidth`.
 */
export function swipeOf(
  start: Touched,
  end: Touched,
  windowWidth: number,
): "prev" | "next" | undefined {
  const along = end.x - start.x;
  const isSideways = Math.abs(along) >= 2 * Math.abs(end.y - start.y);
  if (!isSideways || Math.abs(along) < leastPixels) return undefined;
  if (end.at - start.at > longestMilliseconds) return undefined;
  if (start.x < edgePixels || start.x > windowWidth - edgePixels) return undefined;
  return along > 0 ? "prev" : "next";
}
