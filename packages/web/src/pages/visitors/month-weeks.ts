import { addDays, type Day } from "@iotd/core/day";
import { firstDayOf, lastDayOf, type Month } from "@iotd/core/month";

const daysOfWeek = 7;

/** The weeks of `month` from Monday to Sunday; days of other months are null. */
export function toWeeks(month: Month): (Day | null)[][] {
  const first = firstDayOf(month);
  const length = Number(lastDayOf(month).slice(-2));
  // JavaScript counts days of the week from Sunday, which is the last one here.
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + daysOfWeek - 1) % daysOfWeek;
  const weeks = Math.ceil((before + length) / daysOfWeek);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: daysOfWeek }, (_, weekday) => {
      const index = week * daysOfWeek + weekday - before;
      return index < 0 || index >= length ? null : addDays(first, index);
    }),
  );
}
