import { instantsOf } from "@iotd/core/local-time";
import { find, findPart } from "./find-part.ts";
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

/** What is chosen; undefined where the time is missing. */
export function readPublication(
  { kind, publishedOn }: PublicationParts,
  timeZone: string,
): Publication | undefined {
  if (kind.value === "draft") return { kind: "draft" };
  if (kind.value !== "at") return { kind: "now" };
  const instants = instantsOf(publishedOn.value, timeZone);
  return instants && { kind: "at", instant: instants.instant.toISOString() };
}

function showTime({ kind, time }: PublicationParts): void {
  time.hidden = kind.value !== "at";
}
