import { addDays, type Day, dayAt } from "@iotd/core/day";

/** An instant of `day` in `timeZone`: noon in UTC of that day or, if that is another day there, of the day before or after. */
export function noonOf(day: Day, timeZone: string): Date {
  const noons = [0, -1, 1].map((days) => new Date(`${addDays(day, days)}T12:00:00Z`));
  const found = noons.find((noon) => dayAt(noon, timeZone) === day);
  if (!found) throw new Error(`${timeZone} has no day ${day}`);
  return found;
}
