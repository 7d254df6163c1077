import { faultSentence } from "../fault-sentence.ts";
import { isPictureField, type PictureField, pictureFields } from "../picture-fields.ts";
import type { UploadParts } from "./upload-parts.ts";
import type { Fault } from "./upload-problem.ts";

const filePointers = new Set(["/contentType", "/byteSize", "/sha256"]);

/** Says each fault next to its field, and nothing next to the others. Returns the first field at fault. */
export function showFaults(parts: UploadParts, faults: readonly Fault[]): HTMLElement | undefined {
  const fileSentences = faults
    .filter(({ pointer }) => filePointers.has(pointer))
    .map(({ detail }) => faultSentence("file", detail));
  showFault(parts.file, parts.fileFault, fileSentences);
  let first: HTMLElement | undefined = fileSentences.length > 0 ? parts.file : undefined;
  for (const [name, { input, fault }] of Object.entries(parts.description?.fields ?? {})) {
    if (!isPictureField(name)) continue;
    const sentences = sentencesFor(name, faults);
    showFault(input, fault, sentences);
    if (sentences.length > 0) first ??= input;
  }
  return first;
}

/** Says a fault of the chosen file next to it; nothing without `sentence`. */
export const showFileFault = (parts: UploadParts, sentence: string | undefined): void =>
  showFault(parts.file, parts.fileFault, sentence === undefined ? [] : [sentence]);

const sentencesFor = (name: PictureField, faults: readonly Fault[]) =>
  faults
    .filter(({ pointer }) => pointer === `/${name}`)
    .map(({ detail }) => faultSentence(pictureFields[name].subject, detail));

function showFault(input: HTMLElement, fault: HTMLElement, sentences: readonly string[]): void {
  fault.textContent = sentences.join(" ");
  fault.hidden = sentences.length === 0;
  if (sentences.length > 0) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
