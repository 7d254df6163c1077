import { dayAt } from "@iotd/core/day";
import { describe, expect, it } from "vitest";
import { noonOf } from "./noon-of.ts";

describe("noonOf", () => {
  it.each([
    ["UTC", "2026-11-24T12:00:00.000Z"],
    ["Europe/Berlin", "2026-11-24T12:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-23T12:00:00.000Z"],
    ["Etc/GMT+12", "2026-11-24T12:00:00.000Z"],
  ])("is an instant of the day in %s", (timeZone, expected) => {
    const noon = noonOf("2026-11-24", timeZone);

    expect(noon.toISOString()).toBe(expected);
    expect(dayAt(noon, timeZone)).toBe("2026-11-24");
  });
});
