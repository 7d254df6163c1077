import { localTimeAt } from "@iotd/core/local-time";

const locale = "en-GB";

const formatUtc = (day: string, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...parts }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** A day (`YYYY-MM-DD`) for people to read: “22 November 2026”. */
export const formatDay = (day: string): string => formatUtc(day, { dateStyle: "long" });

/** The day of the week of a day (`YYYY-MM-DD`): “Sun”. */
export const formatWeekday = (day: string): string => formatUtc(day, { weekday: "short" });

/** A month (`YYYY-MM`) for people to read: “November 2026”. */
export const formatMonth = (month: string): string =>
  formatUtc(`${month}-01`, { month: "long", year: "numeric" });

/** How far `day` is from `today` (both `YYYY-MM-DD`) for people to read: “tomorrow”, “in 5 days”. */
export function formatDistance(day: string, today: string): string {
  const days = (Date.parse(day) - Date.parse(today)) / (24 * 60 * 60 * 1_000);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

/** An instant (RFC 3339 if it is a string) for people to read, in `timeZone`: “22 Nov 2026, 15:29”. */
export const formatInstant = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );

/** The local time of an instant (RFC 3339 if it is a string) in `timeZone`: “15:29”. */
export const formatTime = (instant: string | Date, timeZone: string): string =>
  localTimeAt(new Date(instant), timeZone).slice(-5);

/** An IANA time zone for people to read: “America/New York”. */
export const formatTimeZone = (timeZone: string): string => timeZone.replaceAll("_", " ");
