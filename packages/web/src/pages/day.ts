const locale = "en-GB";

/** A day (`YYYY-MM-DD`) for people to read: “22 November 2026”. */
export const formatDay = (day: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** An instant (RFC 3339) for people to read, in `timeZone`: “22 Nov 2026, 15:29”. */
export const formatInstant = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
