import { addDays, type Day } from "@iotd/core/day";
import { firstDayOf, lastDayOf, type Month } from "@iotd/core/month";

const daysOfWeek = 7;

/** The weeks of `month` from Monday to Sunday; null stands for a day of another month. */
export function toWeeks(month: Month): (Day | null)[][] {
  const first = firstDayOf(month);
  const length = Number(lastDayOf(month).slice(-2));
  // Sunday is 0 to JavaScript and the last day of the week here.
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + daysOfWeek - 1) % daysOfWeek;
  const weeks = Math.ceil((before + length) / daysOfWeek);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: daysOfWeek }, (_, weekday) => {
      const index = week * daysOfWeek + weekday - before;
      return index < 0 || index >= length ? null : addDays(first, index);
    }),
  );
}
