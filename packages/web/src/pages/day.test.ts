import { describe, expect, it } from "vitest";
import { formatDay, formatInstant } from "./day.ts";

describe("formatDay", () => {
  it("writes the month as a word", () => {
    expect(formatDay("2026-11-02")).toBe("2 November 2026");
  });
});

describe("formatInstant", () => {
  it("writes the time of the zone", () => {
    expect(formatInstant("2026-11-22T23:30:00.000Z", "Europe/Berlin")).toBe("23 Nov 2026, 00:30");
  });
});
