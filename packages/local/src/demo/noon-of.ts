import { addDays, type Day, dayAt } from "@iotd/core/day";

/** An instant of `day` in `timeZone`: noon in Greenwich, or where another day is then, the noon before or after. */
export function noonOf(day: Day, timeZone: string): Date {
  const noons = [0, -1, 1].map((days) => new Date(`${addDays(day, days)}T12:00:00Z`));
  const found = noons.find((noon) => dayAt(noon, timeZone) === day);
  if (!found) throw new Error(`${timeZone} has no ${day}`);
  return found;
}
