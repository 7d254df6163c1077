import { describe, expect, it } from "vitest";
import { freeTimes } from "./free-times.ts";

describe("freeTimes", () => {
  it("gives consecutive days, also across the end of a month", () => {
    expect(freeTimes("2028-02-28T08:00", new Set(), 3)).toEqual([
      "2028-02-28T08:00",
      "2028-02-29T08:00",
      "2028-03-01T08:00",
    ]);
  });

  it("skips days that are taken, also the first one", () => {
    expect(freeTimes("2031-05-01T08:00", new Set(["2031-05-01", "2031-05-03"]), 2)).toEqual([
      "2031-05-02T08:00",
      "2031-05-04T08:00",
    ]);
  });

  it.each(["", "2031-05-01", "T08:00"])("gives no times for %j", (first) => {
    expect(freeTimes(first, new Set(), 2)).toEqual(["", ""]);
  });
});
