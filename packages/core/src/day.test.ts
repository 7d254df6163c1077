import { describe, expect, it } from "vitest";
import { addDays, dayAt, isTimeZone } from "./day.ts";

describe("dayAt", () => {
  it.each([
    ["UTC", "2025-03-10T23:30:00Z", "2025-03-10"],
    ["Europe/Berlin", "2025-03-10T22:59:59Z", "2025-03-10"],
    ["Europe/Berlin", "2025-03-10T23:00:00Z", "2025-03-11"],
    ["Europe/Berlin", "2025-07-10T22:00:00Z", "2025-07-11"],
    ["America/Los_Angeles", "2025-01-01T07:59:59Z", "2024-12-31"],
    ["Pacific/Kiritimati", "2025-12-31T10:00:00Z", "2026-01-01"],
    ["Asia/Kathmandu", "2025-03-10T18:15:00Z", "2025-03-11"],
    ["UTC", "0999-12-31T00:00:00Z", "0999-12-31"],
  ])("the day in %s at %s is %s", (timeZone, instant, day) => {
    expect(dayAt(new Date(instant), timeZone)).toBe(day);
  });
});

describe("addDays", () => {
  it.each([
    ["2025-03-10", 1, "2025-03-11"],
    ["2025-03-10", 0, "2025-03-10"],
    ["2025-01-31", 1, "2025-02-01"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2024-03-01", -1, "2024-02-29"],
    ["1900-02-28", 1, "1900-03-01"],
    ["2025-01-01", -1, "2024-12-31"],
    ["2025-03-30", 1, "2025-03-31"],
    ["2024-01-01", 366, "2025-01-01"],
  ])("the day %s plus %i days is %s", (day, count, other) => {
    expect(addDays(day, count)).toBe(other);
  });
});

describe("isTimeZone", () => {
  it.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+2"])(
    "the time zone %s is accepted",
    (timeZone) => {
      expect(isTimeZone(timeZone)).toBe(true);
    },
  );

  it.each(["", "Berlin", "Europe/Atlantis", "+02:00", "-0500", "UTC'; drop table picture"])(
    "the time zone %j is refused",
    (timeZone) => {
      expect(isTimeZone(timeZone)).toBe(false);
    },
  );
});
