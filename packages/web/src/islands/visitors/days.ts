/**
 * Follows the links to the previous and the next page by arrow key and by swipe. It ignores keys in
 * fields, keyboard shortcuts of the browser, and touches while the page is zoomed in.
 */
import { swipeOf, type Touched } from "./swipe.ts";

type Direction = "prev" | "next";

const keys: Readonly<Record<string, Direction>> = { ArrowLeft: "prev", ArrowRight: "next" };

function follow(direction: Direction): void {
  document.querySelector<HTMLAnchorElement>(`a[rel="${direction}"]`)?.click();
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select") !== null);

const isZoomed = () => (visualViewport?.scale ?? 1) > 1.01;

addEventListener("keydown", (event) => {
  const direction = keys[event.key];
  if (!direction || event.defaultPrevented || event.repeat) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isField(event.target)) return;
  follow(direction);
});

let start: Touched | undefined;

const touched = ({ clientX, clientY }: Touch, at: number): Touched => ({
  x: clientX,
  y: clientY,
  at,
});

addEventListener(
  "touchstart",
  ({ touches, timeStamp, target }) => {
    const [first, second] = touches;
    // Two fingers pinch.
    start =
      first && !second && !isZoomed() && !isField(target) ? touched(first, timeStamp) : undefined;
  },
  { passive: true },
);
addEventListener("touchcancel", () => {
  start = undefined;
});
addEventListener(
  "touchend",
  ({ changedTouches: [last], timeStamp }) => {
    const direction =
      start && last && !isZoomed() && swipeOf(start, touched(last, timeStamp), innerWidth);
    start = undefined;
    if (direction) follow(direction);
  },
  { passive: true },
);
