import { type PictureField, pictureFields } from "../picture-fields.ts";

/** The parts of the form that pages/upload-form.tsx writes. Throws if the page has no such form. */
export function findUploadParts(root: ParentNode) {
  const part = <E extends Element>(name: string, kind: new () => E): E =>
    find(root, `[data-part="${name}"]`, kind);
  return {
    form: part("form", HTMLFormElement),
    drop: part("drop", HTMLElement),
    file: part("file", HTMLInputElement),
    preview: part("preview", HTMLImageElement),
    chosen: part("chosen", HTMLElement),
    fileFault: find(root, "#file-fault", HTMLElement),
    run: part("run", HTMLElement),
    problem: part("problem", HTMLElement),
    progress: part("progress", HTMLProgressElement),
    now: part("now", HTMLElement),
    status: part("status", HTMLElement),
    submit: part("submit", HTMLButtonElement),
    retry: part("retry", HTMLButtonElement),
    cancel: part("cancel", HTMLButtonElement),
    signIn: part("sign-in", HTMLAnchorElement),
    result: part("result", HTMLElement),
    resultTitle: part("result-title", HTMLElement),
    resultImage: part("result-image", HTMLImageElement),
    description: findDescription(root),
  };
}

export type UploadParts = ReturnType<typeof findUploadParts>;

/** A field of the description, and the paragraph for its fault. */
export type DescriptionField = {
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  readonly fault: HTMLElement;
};

export type DescriptionParts = {
  readonly fieldset: HTMLFieldSetElement;
  readonly fields: Readonly<Record<PictureField, DescriptionField>>;
};

/** Undefined where only a file is wanted. */
function findDescription(root: ParentNode): DescriptionParts | undefined {
  const fieldset = root.querySelector('[data-part="description"]');
  if (!(fieldset instanceof HTMLFieldSetElement)) return undefined;
  const field = (name: PictureField): DescriptionField => ({
    input: findInput(fieldset, name),
    fault: find(fieldset, `#${name}-fault`, HTMLElement),
  });
  return {
    fieldset,
    fields: {
      name: field("name"),
      tagline: field("tagline"),
      alt: field("alt"),
      credit: field("credit"),
    },
  };
}

function findInput(root: ParentNode, name: PictureField) {
  const input = root.querySelector(`#${name}`);
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) return input;
  throw new Error(`the page has no field for the ${pictureFields[name].subject}`);
}

function find<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${selector}`);
}
