import type { PictureField } from "../../../picture-fields.ts";
import { find, findPart } from "../../shared/find-part.ts";
import { type FocalPicker, focalPicker } from "../../shared/focal-picker.ts";
import { findPublicationParts, type PublicationParts } from "../publication/publication-choice.ts";

/** The parts of a card that pages/upload-card.tsx writes. Throws if it lacks one. */
export function findCardParts(card: Element) {
  const part = <E extends Element>(name: string, kind: new () => E): E =>
    findPart(card, name, kind);
  return {
    card,
    form: part("form", HTMLFormElement),
    title: part("title", HTMLElement),
    chosen: part("chosen", HTMLElement),
    preview: part("preview", HTMLImageElement),
    file: part("file", HTMLInputElement),
    fileFault: part("file-fault", HTMLElement),
    chooseAnother: part("choose-another", HTMLButtonElement),
    run: part("run", HTMLElement),
    problem: part("problem", HTMLElement),
    progress: part("progress", HTMLProgressElement),
    now: part("now", HTMLElement),
    status: part("status", HTMLElement),
    ask: part("ask", HTMLElement),
    describe: part("describe", HTMLButtonElement),
    sendAnyway: part("send-anyway", HTMLButtonElement),
    submit: part("submit", HTMLButtonElement),
    signIn: part("sign-in", HTMLAnchorElement),
    goOn: part("go-on", HTMLButtonElement),
    pause: part("pause", HTMLButtonElement),
    cancel: part("cancel", HTMLButtonElement),
    remove: part("remove", HTMLButtonElement),
    result: part("result", HTMLElement),
    resultTitle: part("result-title", HTMLElement),
    resultNote: part("result-note", HTMLElement),
    resultImage: part("result-image", HTMLImageElement),
    resultView: part("result-view", HTMLAnchorElement),
    resultEdit: part("result-edit", HTMLAnchorElement),
    description: findDescription(card),
  };
}

export type CardParts = ReturnType<typeof findCardParts>;

/** A field of the description, and the paragraph for its fault. */
export type DescriptionField = {
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  readonly fault: HTMLElement;
};

export type DescriptionParts = {
  readonly fieldsets: readonly HTMLFieldSetElement[];
  readonly fields: Readonly<Record<PictureField, DescriptionField>>;
  readonly focal: FocalPicker;
  readonly focalFault: HTMLElement;
  readonly publication: PublicationParts;
};

/** Undefined where only a file is wanted. */
function findDescription(card: Element): DescriptionParts | undefined {
  const fieldset = card.querySelector('[data-part="description"]');
  if (!(fieldset instanceof HTMLFieldSetElement)) return undefined;
  const focal = findPart(card, "focal", HTMLFieldSetElement);
  const field = (name: PictureField): DescriptionField => ({
    input: findInput(fieldset, name),
    fault: find(fieldset, `[id^="${name}-fault"]`, HTMLElement),
  });
  return {
    fieldsets: [fieldset, focal],
    fields: {
      name: field("name"),
      tagline: field("tagline"),
      alt: field("alt"),
      credit: field("credit"),
    },
    focal: focalPicker(focal),
    focalFault: find(focal, '[id^="focalPoint-fault"]', HTMLElement),
    publication: findPublicationParts(fieldset),
  };
}

function findInput(root: ParentNode, name: PictureField) {
  const input = root.querySelector(`[name="${name}"]`);
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) return input;
  throw new Error(`the card has no field for the ${name}`);
}
