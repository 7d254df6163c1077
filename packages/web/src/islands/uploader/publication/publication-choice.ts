import { instantsOf, localTimeAt } from "@iotd/core/local-time";
import { find, findPart } from "../../shared/find-part.ts";
import type { Publication } from "./publication.ts";

/** The controls for the publication of one picture. */
export type PublicationChoice = ReturnType<typeof publicationChoice>;

/**
 * Reads and sets the controls that pages/desk/upload/publication-fields.tsx writes, and shows the
 * field for the time only where it is needed. Throws if a control is missing.
 */
export function publicationChoice(root: ParentNode, timeZone: string) {
  const kind = find(root, '[name="publication"]', HTMLSelectElement);
  const time = findPart(root, "publicationTime", HTMLElement);
  const input = find(root, '[name="publishedOn"]', HTMLInputElement);
  const showTime = () => {
    time.hidden = kind.value !== "at";
  };
  kind.addEventListener("change", showTime);
  return {
    input,
    /** Sets the choice; `publishedOn` is a local time such as `2027-01-31T08:00`. */
    choose(chosen: Publication["kind"], publishedOn?: string): void {
      kind.value = chosen;
      if (publishedOn !== undefined) input.value = publishedOn;
      showTime();
    },
    /** The choice, or why its time is not valid, in the words of a fault of the API. */
    read(): Publication | { readonly kind: "fault"; readonly detail: string } {
      if (kind.value === "draft") return { kind: "draft" };
      if (kind.value !== "at") return { kind: "now" };
      const instants = instantsOf(input.value, timeZone);
      if (!instants) return { kind: "fault", detail: "must not be empty" };
      if (instants.kind !== "never") return { kind: "at", instant: instants.instant.toISOString() };
      const next = localTimeAt(instants.instant, timeZone).slice(-5);
      return {
        kind: "fault",
        detail: `Clocks in ${timeZone} go forward then and skip this time. Choose ${next} or another.`,
      };
    },
  };
}
