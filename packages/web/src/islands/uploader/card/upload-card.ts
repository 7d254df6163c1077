import { findPart } from "../../shared/find-part.ts";
import { contentTypeOf } from "../files/content-type.ts";
import { fileFault } from "../files/file-fault.ts";
import { fileWords } from "../files/file-words.ts";
import { hidePreview, showFile } from "../files/show-file.ts";
import { publicationFault, readPublication } from "../publication/publication-choice.ts";
import type { Upload } from "../transfer/run-upload.ts";
import { type CardParts, findCardParts } from "./card-parts.ts";
import { numberIds } from "./number-ids.ts";
import { type Prefill, prefillOf } from "./prefill.ts";
import { showFaults } from "./show-faults.ts";

/** One file on the page, with what the editor says of it. */
export type UploadCard = {
  readonly id: number;
  readonly parts: CardParts;
  /** Whether the editor was asked for the alternative text and declined. */
  isAltDeclined: boolean;
  readonly lacksAlt: () => boolean;
  /** Takes another file; what is wrong with it is said instead, if something is. */
  readonly takeFile: (file: File) => boolean;
  /** Says what is missing, and returns the first field where it is; undefined if nothing is. */
  readonly check: () => HTMLElement | undefined;
  /** What is to be uploaded, as the card says now. */
  readonly read: () => Omit<Upload, "pictureId">;
  readonly dispose: () => void;
};

/** Makes the card for a file from the template, number `id` on the page. */
export function createCard(
  template: HTMLTemplateElement,
  id: number,
  firstFile: File,
  timeZone: string,
): UploadCard {
  const copy = document.importNode(template.content, true);
  numberIds(copy, id);
  const parts = findCardParts(findPart(copy, "card", HTMLElement));
  const { description } = parts;
  const prefill: Prefill | undefined = description && prefillOf(description);
  let file = firstFile;
  let faultOfFile: string | undefined;

  function refuse(sentence: string | undefined): void {
    faultOfFile = sentence;
    showFaults(parts, sentence === undefined ? [] : [{ pointer: "/file", detail: sentence }]);
  }

  function takeFile(chosen: File): boolean {
    const fault = fileFault(chosen);
    if (fault !== undefined) {
      showFaults(parts, [{ pointer: "/file", detail: fault }]);
      return false;
    }
    file = chosen;
    refuse(undefined);
    showFile(parts, chosen, (sentence) => {
      if (file === chosen) refuse(sentence);
    });
    description?.focal.clear();
    if (prefill) {
      // Its name at once, its own words as soon as they are read.
      prefill.fill(chosen.name, { name: "", tagline: "", alt: "", credit: "" });
      void fileWords(chosen).then((words) => {
        if (file === chosen) prefill.fill(chosen.name, words);
      });
    }
    return true;
  }

  function check(): HTMLElement | undefined {
    const missing = ["name" as const, "tagline" as const].filter(
      (field) => description?.fields[field].input.value.trim() === "",
    );
    const faults = missing.map((field) => ({ pointer: `/${field}`, detail: "must not be empty" }));
    const time = description && publicationFault(description.publication, timeZone);
    if (time !== undefined) faults.push({ pointer: "/publishedAt", detail: time });
    if (faultOfFile !== undefined) faults.push({ pointer: "/file", detail: faultOfFile });
    return showFaults(parts, faults);
  }

  function read() {
    const contentType = contentTypeOf(file) ?? file.type;
    if (!description) return { file, contentType };
    const { fields, focal, publication } = description;
    return {
      file,
      contentType,
      description: {
        name: fields.name.input.value,
        tagline: fields.tagline.input.value,
        alt: fields.alt.input.value,
        credit: fields.credit.input.value,
        focalPoint: focal.point(),
        publication: readPublication(publication, timeZone) ?? ({ kind: "draft" } as const),
      },
    };
  }

  takeFile(firstFile);
  return {
    id,
    parts,
    isAltDeclined: false,
    lacksAlt: () => description?.fields.alt.input.value.trim() === "",
    takeFile,
    check,
    read,
    dispose: () => hidePreview(parts.preview),
  };
}
