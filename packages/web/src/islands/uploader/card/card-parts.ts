import { forEachText, type PictureText } from "@iotd/core/picture/texts";
import { findPart } from "../../shared/find-part.ts";
import { type FocalPicker, focalPicker } from "../../shared/focal-picker.ts";
import { findParts } from "../find-parts.ts";
import { type PublicationChoice, publicationChoice } from "../publication/publication-choice.ts";

/** The parts of a card, which pages/desk/upload/upload-card.tsx writes. Throws if one is missing. */
export const findCardParts = (card: HTMLElement, timeZone: string) => ({
  card,
  ...findParts(card, {
    form: HTMLFormElement,
    title: HTMLElement,
    chosen: HTMLElement,
    preview: HTMLImageElement,
    run: HTMLElement,
    problem: HTMLElement,
    progress: HTMLProgressElement,
    now: HTMLElement,
    status: HTMLElement,
    ask: HTMLElement,
    buttons: HTMLElement,
    submit: HTMLButtonElement,
    goOn: HTMLButtonElement,
    file: HTMLInputElement,
    chooseAnother: HTMLButtonElement,
    result: HTMLElement,
    resultTitle: HTMLElement,
    resultNote: HTMLElement,
    resultImage: HTMLImageElement,
    resultView: HTMLAnchorElement,
    resultEdit: HTMLAnchorElement,
  }),
  description: findDescription(card, timeZone),
});

/** What `findCardParts` finds; `description` is undefined where an existing picture only needs a file. */
export type CardParts = ReturnType<typeof findCardParts>;

/** The fields in which the editor describes a picture. */
export type DescriptionParts = {
  readonly fieldsets: readonly HTMLFieldSetElement[];
  readonly inputs: Readonly<Record<PictureText, HTMLInputElement | HTMLTextAreaElement>>;
  readonly focal: FocalPicker;
  readonly publication: PublicationChoice;
};

/** Undefined where an existing picture only needs a file. */
function findDescription(card: HTMLElement, timeZone: string): DescriptionParts | undefined {
  const fieldset = card.querySelector('[data-part="description"]');
  if (!(fieldset instanceof HTMLFieldSetElement)) return undefined;
  const focal = findPart(card, "focal", HTMLFieldSetElement);
  return {
    fieldsets: [fieldset, focal],
    inputs: forEachText((text) => findInput(fieldset, text)),
    focal: focalPicker(focal),
    publication: publicationChoice(fieldset, timeZone),
  };
}

function findInput(fieldset: HTMLFieldSetElement, name: string) {
  const input = fieldset.elements.namedItem(name);
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) return input;
  throw new Error(`The page has no field ${name}.`);
}
