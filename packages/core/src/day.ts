import * as z from "zod/mini";
import { firstInstantOf, localTimeAt } from "./local-time.ts";

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/**
 * The years of days, months and publication dates. In every time zone, the days and months next to them have a
 * year of four digits too, so that they can be compared as texts.
 */
export const years = { first: 1001, last: 9998 } as const;

/** What is wrong with another year. */
export const yearFault = `must have a year from ${years.first} to ${years.last}`;

const isInYears = (text: string) => {
  const year = Number(text.slice(0, 4));
  // A text without a year has another fault.
  return !(year < years.first || year > years.last);
};

/** A check of a day or a month: its year is one of `years`. */
export const withinYears = z.refine<string>(isInYears, yearFault);

/** A day in a URL or a request. */
export const daySchema = z.iso.date("must be a day such as 2027-01-31").check(withinYears);

/** The day at `instant` in `timeZone` (IANA). */
export const dayAt = (instant: Date, timeZone: string): Day =>
  localTimeAt(instant, timeZone).slice(0, 10);

/** The instant at which `day` starts in `timeZone` (IANA). Throws `RangeError` if `day` is not a day. */
export const startOfDay = (day: Day, timeZone: string): Date =>
  firstInstantOf(`${day}T00:00`, timeZone);

/** The day `count` calendar days after `day`, or before it if `count` is negative. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Whether `timeZone` is a name that PostgreSQL and JavaScript interpret in the same way, such as `Europe/Berlin` or `UTC`. */
export function isTimeZone(timeZone: string): boolean {
  // An offset such as +02:00 is east of Greenwich in JavaScript and west of it in PostgreSQL.
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
