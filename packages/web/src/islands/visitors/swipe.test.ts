import { describe, expect, it } from "vitest";
import { swipeOf } from "./swipe.ts";

const swipe = (
  from: readonly [number, number],
  to: readonly [number, number],
  milliseconds = 200,
) =>
  swipeOf(
    { x: from[0], y: from[1], at: 1_000 },
    { x: to[0], y: to[1], at: 1_000 + milliseconds },
    360,
  );

describe("a swipe", () => {
  it("a swipe to the right leads to the previous page, to the left to the next", () => {
    expect(swipe([100, 300], [250, 310])).toBe("prev");
    expect(swipe([250, 300], [100, 290])).toBe("next");
  });

  it.each([
    ["a tap", [100, 300], [104, 301], 80],
    ["a scroll", [100, 500], [160, 200], 200],
    ["a diagonal scroll", [100, 300], [200, 380], 200],
    ["a slow drag", [100, 300], [250, 300], 900],
    ["the browser's gesture from the left edge", [10, 300], [200, 300], 200],
    ["the browser's gesture from the right edge", [350, 300], [100, 300], 200],
  ] as const)("%s is not a swipe", (_, from, to, milliseconds) => {
    expect(swipe(from, to, milliseconds)).toBeUndefined();
  });
});
