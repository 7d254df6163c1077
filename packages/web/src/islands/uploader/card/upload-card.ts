import { recommendedWidth } from "@iotd/core/picture/limits";
import { forEachText, pictureTextNames, pictureTexts } from "@iotd/core/picture/texts";
import { findPart } from "../../shared/find-part.ts";
import { contentTypeOf } from "../files/content-type.ts";
import { fileWords, noWords } from "../files/file-words.ts";
import { hidePreview, type Shown, showFile } from "../files/show-file.ts";
import { type UsableFile, usableFile } from "../files/usable-file.ts";
import type { Upload } from "../transfer/run-upload.ts";
import { findCardParts } from "./card-parts.ts";
import { numberIds } from "./number-ids.ts";
import { prefillOf } from "./prefill.ts";
import { showFaults } from "./show-faults.ts";

/** What the editor is asked about before a file is uploaded. */
export type Question = "alt" | "width";

/** One file on the page, with its description. */
export type UploadCard = ReturnType<typeof createCard>;

/** Makes the card for a file from the template; `id` is its number on the page. */
export function createCard(
  template: HTMLTemplateElement,
  id: number,
  firstFile: UsableFile,
  timeZone: string,
) {
  const copy = document.importNode(template.content, true);
  numberIds(copy, id);
  const parts = findCardParts(findPart(copy, "card", HTMLElement), timeZone);
  const { description } = parts;
  const prefill = description && prefillOf(description);
  let { file, chosen: lastChosen } = firstFile;
  let shown: Shown = {};
  let whenShown = Promise.resolve();
  const declined = new Set<Question>();

  /** Replaces the file. False if the new one cannot be uploaded; then the card shows why. */
  async function takeFile(chosen: File): Promise<boolean> {
    lastChosen = chosen;
    const usable = await usableFile(chosen);
    if (lastChosen !== chosen) return false;
    const isFault = typeof usable === "string";
    showFaults(parts, fileFaults(isFault ? usable : undefined));
    if (isFault) return false;
    setFile(usable);
    return true;
  }

  function setFile(usable: UsableFile): void {
    const { chosen } = usable;
    file = usable.file;
    shown = {};
    declined.delete("width");
    whenShown = showFile(parts, usable).then((result) => {
      if (file !== usable.file) return;
      shown = result;
      if (shown.fault !== undefined) showFaults(parts, fileFaults(shown.fault));
    });
    description?.focal.clear();
    if (prefill) {
      // From the file's name at once, from its metadata as soon as that is read.
      prefill(chosen.name, noWords);
      void fileWords(chosen).then((words) => {
        if (file === usable.file) prefill(chosen.name, words);
      });
    }
  }

  /** What to ask the editor, who has not declined it yet. */
  function questions(): Question[] {
    const open: Question[] = [];
    if (description?.inputs.alt.value.trim() === "") open.push("alt");
    if (shown.width !== undefined && shown.width < recommendedWidth) open.push("width");
    return open.filter((question) => !declined.has(question));
  }

  /** Shows what is missing or wrong, and returns the first such field; undefined if there is none. */
  function check(): HTMLElement | undefined {
    const faults = fileFaults(shown.fault);
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

  setFile(firstFile);
  return {
    id,
    parts,
    questions,
    /** Uploads the picture without an answer to these questions. */
    decline(answered: readonly Question[]) {
      for (const question of answered) declined.add(question);
    },
    /** Resolves when the browser has read the file, so that `questions` are known. */
    whenShown: () => whenShown,
    takeFile,
    check,
    read,
    dispose: () => hidePreview(parts.preview),
  };
}

const fileFaults = (detail: string | undefined) =>
  detail === undefined ? [] : [{ pointer: "/file", detail }];
