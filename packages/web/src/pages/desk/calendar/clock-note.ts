import { instantsOf, localTimeAt } from "@iotd/core/local-time";

/** Says which of the two it is, if clocks in `timeZone` show the time of `instant` twice that day. Undefined if they do not. */
export function clockNote(instant: string, timeZone: string): string | undefined {
  const local = localTimeAt(new Date(instant), timeZone);
  const instants = instantsOf(local, timeZone);
  if (instants?.kind !== "twice") return undefined;
  const which = new Date(instant) < instants.later ? "first" : "second";
  return `Clocks go back that day and show ${local.slice(-5)} twice. This is the ${which} time.`;
}
