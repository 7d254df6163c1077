const locale = "en-GB";

/** A day (`YYYY-MM-DD`) for people to read: “22 November 2026”. */
export const formatDay = (day: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** A month (`YYYY-MM`) for people to read: “November 2026”. */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** How far `day` is from `today` (both `YYYY-MM-DD`) for people to read: “tomorrow”, “in 5 days”. */
export function formatDistance(day: string, today: string): string {
  const days = (Date.parse(day) - Date.parse(today)) / (24 * 60 * 60 * 1_000);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

/** An instant (RFC 3339) for people to read, in `timeZone`: “22 Nov 2026, 15:29”. */
export const formatInstant = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
