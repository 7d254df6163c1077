import { forEachText, pictureTextNames, pictureTexts } from "@iotd/core/picture/texts";
import { findPart } from "../../shared/find-part.ts";
import { contentTypeOf } from "../files/content-type.ts";
import { fileFault } from "../files/file-fault.ts";
import { fileWords, noWords } from "../files/file-words.ts";
import { hidePreview, showFile } from "../files/show-file.ts";
import type { Upload } from "../transfer/run-upload.ts";
import { findCardParts } from "./card-parts.ts";
import { numberIds } from "./number-ids.ts";
import { prefillOf } from "./prefill.ts";
import { showFaults } from "./show-faults.ts";

/** One file on the page, with its description. */
export type UploadCard = ReturnType<typeof createCard>;

/** Makes the card for a file from the template; `id` is its number on the page. */
export function createCard(
  template: HTMLTemplateElement,
  id: number,
  firstFile: File,
  timeZone: string,
) {
  const copy = document.importNode(template.content, true);
  numberIds(copy, id);
  const parts = findCardParts(findPart(copy, "card", HTMLElement), timeZone);
  const { description } = parts;
  const prefill = description && prefillOf(description);
  let file = firstFile;
  let pixelFault: string | undefined;

  /** Replaces the file. False if the new one cannot be uploaded; then the card shows why. */
  function takeFile(chosen: File): boolean {
    const fault = fileFault(chosen);
    showFaults(parts, fileFaults(fault));
    if (fault !== undefined) return false;
    file = chosen;
    pixelFault = undefined;
    showFile(parts, chosen, (sentence) => {
      if (file !== chosen) return;
      pixelFault = sentence;
      showFaults(parts, fileFaults(sentence));
    });
    description?.focal.clear();
    if (prefill) {
      // From the file's name at once, from its metadata as soon as that is read.
      prefill(chosen.name, noWords);
      void fileWords(chosen).then((words) => {
        if (file === chosen) prefill(chosen.name, words);
      });
    }
    return true;
  }

  /** Shows what is missing or wrong, and returns the first such field; undefined if there is none. */
  function check(): HTMLElement | undefined {
    const faults = fileFaults(pixelFault);
    for (const name of pictureTextNames) {
      if (pictureTexts[name].isRequired && description?.inputs[name].value.trim() === "") {
        faults.push({ pointer: `/${name}`, detail: "must not be empty" });
      }
    }
    const publication = description?.publication.read();
    if (publication?.kind === "fault") {
      faults.push({ pointer: "/publishedAt", detail: publication.detail });
    }
    return showFaults(parts, faults);
  }

  /** What to upload, as the card is filled in now. */
  function read(): Omit<Upload, "pictureId"> {
    const contentType = contentTypeOf(file) ?? file.type;
    if (!description) return { file, contentType };
    const { inputs, focal } = description;
    const publication = description.publication.read();
    return {
      file,
      contentType,
      description: {
        ...forEachText((text) => inputs[text].value),
        focalPoint: focal.point(),
        // The time may have been deleted while the file waited for its turn.
        publication: publication.kind === "fault" ? { kind: "draft" } : publication,
      },
    };
  }

  takeFile(firstFile);
  return {
    id,
    parts,
    /** Whether the editor was asked for the alternative text and declined. */
    isAltDeclined: false,
    lacksAlt: () => description?.inputs.alt.value.trim() === "",
    takeFile,
    check,
    read,
    dispose: () => hidePreview(parts.preview),
  };
}

const fileFaults = (detail: string | undefined) =>
  detail === undefined ? [] : [{ pointer: "/file", detail }];
