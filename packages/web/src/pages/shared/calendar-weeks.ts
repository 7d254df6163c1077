import { addDays, type Day } from "@iotd/core/day";
import { firstDayOf, lastDayOf, type Month } from "@iotd/core/month";

/** The weeks that a calendar of `month` shows: from the Monday `first` to the day before the Monday `end`. */
export function weeksOf(month: Month): { readonly first: Day; readonly end: Day } {
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  return {
    first: addDays(first, -daysSinceMonday(first)),
    end: addDays(last, 7 - daysSinceMonday(last)),
  };
}

/** The days from `first` to the day before `end`. */
export function daysBetween(first: Day, end: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) days.push(day);
  return days;
}

// JavaScript counts days of the week from Sunday, which is the last one here.
const daysSinceMonday = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
