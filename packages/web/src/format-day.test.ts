import { describe, expect, it } from "vitest";
import { formatDay, formatDistance, formatInstant, formatMonth } from "./format-day.ts";

describe("formatDay", () => {
  it("writes a day with the name of its month", () => {
    expect(formatDay("2026-11-02")).toBe("2 November 2026");
  });
});

describe("formatInstant", () => {
  it("writes an instant in the time zone", () => {
    expect(formatInstant("2026-11-22T23:30:00.000Z", "Europe/Berlin")).toBe("23 Nov 2026, 00:30");
  });
});

describe("formatMonth", () => {
  it("writes a month with its name", () => {
    expect(formatMonth("2026-11")).toBe("November 2026");
  });
});

describe("formatDistance", () => {
  it.each([
    ["2026-11-25", "tomorrow"],
    ["2026-12-01", "in 7 days"],
    ["2027-11-24", "in 365 days"],
  ])("writes the distance from 2026-11-24 to %s", (day, distance) => {
    expect(formatDistance(day, "2026-11-24")).toBe(distance);
  });
});
