/** The position of a finger in CSS pixels of the window, and the time in milliseconds. */
export type Touched = { readonly x: number; readonly y: number; readonly at: number };

const leastPixels = 50;
const longestMilliseconds = 700;
/** The browser's own gestures begin within this distance from the edges. */
const edgePixels = 24;

/**
 * The direction of a swipe from `start` to `end`: to the right is the previous page, to the left the
 * next. Undefined for a tap, a slow drag, a scroll, or a gesture from the edge of a window that is
 * `windowWidth` pixels wide.
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
