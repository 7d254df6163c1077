import { describe, expect, it } from "vitest";
import { lastDayOf, monthSchema, nextMonth, previousMonth } from "./month.ts";

describe("months", () => {
  it.each([
    ["2025-01", "2024-12", "2025-01-31", "2025-02"],
    ["2025-02", "2025-01", "2025-02-28", "2025-03"],
    ["2024-02", "2024-01", "2024-02-29", "2024-03"],
    ["2025-12", "2025-11", "2025-12-31", "2026-01"],
  ])(
    "the month %s comes after %s, ends on %s and comes before %s",
    (month, previous, last, next) => {
      expect(previousMonth(month)).toBe(previous);
      expect(lastDayOf(month)).toBe(last);
      expect(nextMonth(month)).toBe(next);
    },
  );

  it.each(["2025-13", "2025-00", "2025-1", "1000-12", "9999-01", "12025-01", "2025-01-01", "june"])(
    "%s is not a month",
    (value) => {
      expect(monthSchema.safeParse(value).success).toBe(false);
    },
  );
});
