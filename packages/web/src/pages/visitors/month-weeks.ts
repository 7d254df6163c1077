import type { Day } from "@iotd/core/day";
import { type Month, monthOf } from "@iotd/core/month";
import { daysBetween, weeksOf } from "../shared/calendar-weeks.ts";

/** The weeks of `month` from Monday to Sunday; days of other months are null. */
export function toWeeks(month: Month): (Day | null)[][] {
  const { first, end } = weeksOf(month);
  const days = daysBetween(first, end).map((day) => (monthOf(day) === month ? day : null));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
