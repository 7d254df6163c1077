import { instantsOf, localTimeAt } from "@iotd/core/local-time";
import { find, findPart } from "../../shared/find-part.ts";
import type { Publication } from "./publication.ts";

/** The controls of pages/publication-fields.tsx. */
export type PublicationParts = {
  readonly kind: HTMLSelectElement;
  readonly time: HTMLElement;
  readonly publishedOn: HTMLInputElement;
  readonly fault: HTMLElement;
};

/** Finds the controls, and shows the one for the time only where it is asked for. */
export function findPublicationParts(root: ParentNode): PublicationParts {
  const parts = {
    kind: find(root, '[name="publication"]', HTMLSelectElement),
    time: findPart(root, "publication-time", HTMLElement),
    publishedOn: find(root, '[name="publishedOn"]', HTMLInputElement),
    fault: find(root, '[id^="publishedAt-fault"]', HTMLElement),
  };
  parts.kind.addEventListener("change", () => showTime(parts));
  return parts;
}

/** Chooses for the editor: `publishedOn` is a local time such as `2027-01-31T08:00`. */
export function choosePublication(
  parts: PublicationParts,
  kind: Publication["kind"],
  publishedOn?: string,
): void {
  parts.kind.value = kind;
  if (publishedOn !== undefined) parts.publishedOn.value = publishedOn;
  showTime(parts);
}

/** What is chosen; undefined where `publicationFault` has something to say. */
export function readPublication(
  { kind, publishedOn }: PublicationParts,
  timeZone: string,
): Publication | undefined {
  if (kind.value === "draft") return { kind: "draft" };
  if (kind.value !== "at") return { kind: "now" };
  const instants = instantsOf(publishedOn.value, timeZone);
  if (!instants || instants.kind === "never") return undefined;
  return { kind: "at", instant: instants.instant.toISOString() };
}

/** Why what is chosen is no time of publication, as a fault of the API would say it. */
export function publicationFault(parts: PublicationParts, timeZone: string): string | undefined {
  if (readPublication(parts, timeZone)) return undefined;
  const instants = instantsOf(parts.publishedOn.value, timeZone);
  if (!instants) return "must not be empty";
  const next = localTimeAt(instants.instant, timeZone).slice(-5);
  return `Clocks in ${timeZone} go forward then and skip this time. Choose ${next} or another.`;
}

function showTime({ kind, time }: PublicationParts): void {
  time.hidden = kind.value !== "at";
}
