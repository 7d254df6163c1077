import { describe, expect, it } from "vitest";
import { formatDay, formatDistance, formatInstant, formatMonth } from "./format-day.ts";

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

describe("formatMonth", () => {
  it("writes the month as a word", () => {
    expect(formatMonth("2026-11")).toBe("November 2026");
  });
});

describe("formatDistance", () => {
  it.each([
    ["2026-11-25", "tomorrow"],
    ["2026-12-01", "in 7 days"],
    ["2027-11-24", "in 365 days"],
  ])("writes how far %s is", (day, distance) => {
    expect(formatDistance(day, "2026-11-24")).toBe(distance);
  });
});
