import { day } from "./duration.ts";

/** A local date and time without a time zone, `YYYY-MM-DDTHH:MM`. A `datetime-local` field sends it. */
export type LocalTime = string;

/**
 * The instants at which clocks in a time zone show a local time. `twice`: clocks go back and show it
 * again; `instant` is the first time. `never`: clocks go forward and skip it; `instant` is as long after
 * the change as the local time is after the start of the gap.
 */
export type Instants =
  | { readonly kind: "once"; readonly instant: Date }
  | { readonly kind: "twice"; readonly instant: Date; readonly later: Date }
  | { readonly kind: "never"; readonly instant: Date };

/** When clocks in `timeZone` (IANA) show `local`. Undefined if `local` is not a local time from the year 1000 to 9999. */
export function instantsOf(local: LocalTime, timeZone: string): Instants | undefined {
  const wall = parseWall(local);
  if (wall === undefined) return undefined;
  // No zone changes its clocks twice within two days, so these are the offsets before and after a change.
  const before = wall - offsetAt(wall - day, timeZone);
  const after = wall - offsetAt(wall + day, timeZone);
  const fitting = [before, after].filter((time) => time + offsetAt(time, timeZone) === wall);
  const [first, second] = [...new Set(fitting)].toSorted((a, b) => a - b);
  if (first === undefined) return { kind: "never", instant: new Date(before) };
  return second === undefined
    ? { kind: "once", instant: new Date(first) }
    : { kind: "twice", instant: new Date(first), later: new Date(second) };
}

/** The `instant` of `instantsOf`. Throws `RangeError` if `local` is not a local time. */
export function firstInstantOf(local: LocalTime, timeZone: string): Date {
  const instants = instantsOf(local, timeZone);
  if (!instants) throw new RangeError(`${local} is not a local time`);
  return instants.instant;
}

/** The local time in `timeZone` (IANA) at `instant`, to the minute. */
export function localTimeAt(instant: Date, timeZone: string): LocalTime {
  const time = instant.getTime();
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 16);
}

/** `local` in milliseconds since 1970, as if it were UTC. */
function parseWall(local: LocalTime): number | undefined {
  const match = /^([1-9]\d{3}-\d\d-\d\d)T(\d\d:\d\d)(?::00(?:\.0+)?)?$/.exec(local);
  const text = `${match?.[1]}T${match?.[2]}`;
  const wall = new Date(`${text}:00Z`);
  // JavaScript reads February 30 as a day in March.
  const isReal = !Number.isNaN(wall.getTime()) && wall.toISOString().startsWith(text);
  return match && isReal ? wall.getTime() : undefined;
}

/** The offset of `timeZone` from UTC at `time`, in milliseconds. It is positive east of Greenwich. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(time / 1_000) * 1_000;
}
