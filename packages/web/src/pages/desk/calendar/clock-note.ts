import { instantsOf, localTimeAt } from "@iotd/core/local-time";

/** Which of two is meant where clocks show an instant's time twice; undefined where they do not. */
export function clockNote(instant: string, timeZone: string): string | undefined {
  const local = localTimeAt(new Date(instant), timeZone);
  const instants = instantsOf(local, timeZone);
  if (instants?.kind !== "twice") return undefined;
  const which = new Date(instant) < instants.later ? "first" : "second";
  return `Clocks show ${local.slice(-5)} twice that day; it is the ${which} time.`;
}
