import { pictureTextNames } from "@iotd/core/picture/texts";
import { faultSentence } from "../../../fault-sentence.ts";
import { pictureFields } from "../../../picture-fields.ts";
import { find } from "../../shared/find-part.ts";
import type { Fault } from "../transfer/upload-problem.ts";
import type { CardParts } from "./card-parts.ts";

/** Shows each fault at its field, and none at the other fields. Returns the first field with a fault. */
export function showFaults(parts: CardParts, faults: readonly Fault[]): HTMLElement | undefined {
  const withFault = fieldsOf(parts).filter(({ subject, input, members }) => {
    const sentences = faults
      .filter(({ pointer }) => members.includes(pointer.split("/")[1] ?? ""))
      .map(({ detail }) => faultSentence(subject, detail));
    const place = faultOf(parts.card, input);
    place.textContent = sentences.join(" ");
    place.hidden = sentences.length === 0;
    if (place.hidden) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    return !place.hidden;
  });
  return withFault[0]?.input;
}

/** `members` are those of the request's JSON whose faults belong to the field. */
const field = (subject: string, input: HTMLElement, ...members: readonly string[]) => ({
  subject,
  input,
  members,
});

function fieldsOf({ description, chooseAnother }: CardParts) {
  const file = field("file", chooseAnother, "file", "contentType", "byteSize", "sha256");
  if (!description) return [file];
  const { inputs, publication, focal } = description;
  return [
    ...pictureTextNames.map((name) => field(pictureFields[name].subject, inputs[name], name)),
    field("date and time", publication.input, "publishedAt", "draft"),
    field("focal point", focal.input, "focalPoint"),
    file,
  ];
}

/** The last one of the texts that describe a field is for its faults. */
function faultOf(card: Element, input: HTMLElement): HTMLElement {
  const id = input.getAttribute("aria-describedby")?.split(" ").at(-1);
  return find(card, `#${id}`, HTMLElement);
}
