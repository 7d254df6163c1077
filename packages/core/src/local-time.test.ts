import { describe, expect, it } from "vitest";
import { instantsOf, localTimeAt } from "./local-time.ts";

describe("instantsOf", () => {
  it.each([
    ["Europe/Berlin", "2026-11-24T08:00", "2026-11-24T07:00:00.000Z"],
    ["Europe/Berlin", "2026-07-24T08:00", "2026-07-24T06:00:00.000Z"],
    ["America/New_York", "2026-11-24T08:00", "2026-11-24T13:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-24T08:00", "2026-11-24T02:15:00.000Z"],
    ["Australia/Lord_Howe", "2026-11-24T08:00", "2026-11-23T21:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-01-01T00:00", "2025-12-31T10:00:00.000Z"],
    ["UTC", "2028-02-29T23:59", "2028-02-29T23:59:00.000Z"],
  ])("in %s the local time %s is the instant %s", (timeZone, local, instant) => {
    expect(instantsOf(local, timeZone)).toEqual({ kind: "once", instant: new Date(instant) });
    expect(localTimeAt(new Date(instant), timeZone)).toBe(local);
  });

  it.each([
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z", "2026-03-29T03:30"],
    ["America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00.000Z", "2026-03-08T03:00"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00.000Z", "2026-10-04T02:45"],
  ])("clocks in %s skip the local time %s", (timeZone, local, instant, shown) => {
    expect(instantsOf(local, timeZone)).toEqual({ kind: "never", instant: new Date(instant) });
    expect(localTimeAt(new Date(instant), timeZone)).toBe(shown);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
    [
      "America/New_York",
      "2026-11-01T01:00",
      "2026-11-01T05:00:00.000Z",
      "2026-11-01T06:00:00.000Z",
    ],
    [
      "Australia/Lord_Howe",
      "2026-04-05T01:45",
      "2026-04-04T14:45:00.000Z",
      "2026-04-04T15:15:00.000Z",
    ],
  ])("clocks in %s show the local time %s twice", (timeZone, local, first, later) => {
    expect(instantsOf(local, timeZone)).toEqual({
      kind: "twice",
      instant: new Date(first),
      later: new Date(later),
    });
    for (const instant of [first, later]) {
      expect(localTimeAt(new Date(instant), timeZone)).toBe(local);
    }
  });

  it.each([
    ["just before clocks go forward", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["just after clocks go forward", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["just before clocks go back", "2026-10-25T01:59", "2026-10-24T23:59:00.000Z"],
    ["just after clocks go back", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
  ])("a local time %s is one instant", (_, local, instant) => {
    expect(instantsOf(local, "Europe/Berlin")).toEqual({
      kind: "once",
      instant: new Date(instant),
    });
  });

  it.each([
    "",
    "2026-11-24",
    "2026-02-30T08:00",
    "2026-11-24T24:01",
    "tomorrow",
    "2026-11-24T08:00Z",
  ])("%j is not a local time", (local) => {
    expect(instantsOf(local, "UTC")).toBeUndefined();
  });
});
