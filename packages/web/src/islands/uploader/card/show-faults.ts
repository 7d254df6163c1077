import { faultSentence } from "../../../fault-sentence.ts";
import { isPictureField, pictureFields } from "../../../picture-fields.ts";
import type { Fault } from "../transfer/upload-problem.ts";
import type { CardParts } from "./card-parts.ts";

type Place = {
  readonly subject: string;
  /** What the fault may point at. */
  readonly pointers: RegExp;
  readonly input: HTMLElement;
  readonly fault: HTMLElement;
};

/** Says each fault in its place on the card, and nothing in the others. Returns the first field at fault. */
export function showFaults(parts: CardParts, faults: readonly Fault[]): HTMLElement | undefined {
  let first: HTMLElement | undefined;
  for (const { subject, pointers, input, fault } of placesOf(parts)) {
    const sentences = faults
      .filter(({ pointer }) => pointers.test(pointer))
      .map(({ detail }) => faultSentence(subject, detail));
    fault.textContent = sentences.join(" ");
    fault.hidden = sentences.length === 0;
    if (sentences.length > 0) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (sentences.length > 0) first ??= input;
  }
  return first;
}

function placesOf({ description, chooseAnother, fileFault }: CardParts): Place[] {
  const file = {
    subject: "file",
    pointers: /^\/(file|contentType|byteSize|sha256)$/,
    input: chooseAnother,
    fault: fileFault,
  };
  if (!description) return [file];
  const { fields, focal, focalFault, publication } = description;
  return [
    ...Object.entries(fields).flatMap(([name, { input, fault }]) =>
      isPictureField(name)
        ? [
            {
              subject: pictureFields[name].subject,
              pointers: new RegExp(`^/${name}$`),
              input,
              fault,
            },
          ]
        : [],
    ),
    {
      subject: "date and time",
      pointers: /^\/(publishedAt|draft)$/,
      input: publication.publishedOn,
      fault: publication.fault,
    },
    { subject: "focal point", pointers: /^\/focalPoint\b/, input: focal.input, fault: focalFault },
    file,
  ];
}
