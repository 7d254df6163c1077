import { describe, expect, it } from "vitest";
import { inputOfPoint, movedPoint, pointOfInput } from "./focal-point-input.ts";

describe("pointOfInput", () => {
  it.each([
    [{ focalX: "", focalY: "" }, null],
    [
      { focalX: "0", focalY: "100" },
      { x: 0, y: 1 },
    ],
    [
      { focalX: "33.3", focalY: "" },
      { x: 0.333, y: 0.5 },
    ],
  ])("reads the fields %j as the point %j", (input, point) => {
    expect(pointOfInput(input)).toEqual(point);
  });
});

describe("inputOfPoint", () => {
  it.each([
    [
      { x: 0.5, y: 0.3333 },
      { focalX: "50", focalY: "33.3" },
    ],
    [
      { x: -0.2, y: 1.01 },
      { focalX: "0", focalY: "100" },
    ],
  ])("writes the point %j into the fields as %j", (point, input) => {
    expect(inputOfPoint(point)).toEqual(input);
  });
});

describe("movedPoint", () => {
  const middle = { x: 0.5, y: 0.5 };

  it.each([
    ["ArrowLeft", false, { x: 0.49, y: 0.5 }],
    ["ArrowRight", true, { x: 0.6, y: 0.5 }],
    ["ArrowUp", true, { x: 0.5, y: 0.4 }],
    ["ArrowDown", false, { x: 0.5, y: 0.51 }],
  ])("moves the point on %s (with Shift: %s)", (key, isLarge, point) => {
    expect(movedPoint(middle, key, isLarge)).toEqual(point);
  });

  it("ignores keys other than arrow keys", () => {
    expect(movedPoint(middle, "Tab", false)).toBeUndefined();
  });
});
