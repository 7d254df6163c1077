import { describe, expect, it } from "vitest";
import { toWeeks } from "./month-weeks.ts";

describe("the weeks of a month", () => {
  it("weeks begin on Monday, and days of other months are empty", () => {
    const weeks = toWeeks("2026-11");

    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(weeks[1]?.[0]).toBe("2026-11-02");
    expect(weeks[5]).toEqual(["2026-11-30", null, null, null, null, null, null]);
  });

  it("a February that begins on a Monday has four weeks", () => {
    expect(toWeeks("2027-02")).toHaveLength(4);
    expect(toWeeks("2027-02")[3]?.[6]).toBe("2027-02-28");
  });

  it.each(["2024-02", "2025-03", "2026-10", "2026-12"])(
    "the weeks of %s contain each of its days once",
    (month) => {
      const days = toWeeks(month)
        .flat()
        .filter((day) => day !== null);

      expect(new Set(days).size).toBe(days.length);
      expect(days).toEqual(days.toSorted());
      expect(days.every((day) => day.startsWith(month))).toBe(true);
    },
  );
});
