import { contentTypeOf } from "./content-type.ts";
import { showChosenFile, takeDroppedAndPasted } from "./file-choice.ts";
import { hashFile } from "./hash-file.ts";
import { humanName } from "./human-name.ts";
import { putFile } from "./put-file.ts";
import { renderUpload } from "./render-upload.ts";
import { runUpload, type Upload } from "./run-upload.ts";
import { showFaults, showFileFault } from "./show-faults.ts";
import {
  announceAgain,
  announcePicture,
  type Description,
  describePicture,
  getPicture,
} from "./upload-api.ts";
import { type DescriptionParts, findUploadParts } from "./upload-parts.ts";
import { nextState, pictureIdOf, type UploadEvent, type UploadState } from "./upload-state.ts";
import { viewOf } from "./upload-view.ts";

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const ports = {
  hashFile,
  announcePicture,
  announceAgain,
  describePicture,
  putFile,
  getPicture,
  wait,
};

const parts = findUploadParts(document);
let state: UploadState = { step: "editing" };
let controller = new AbortController();
let suggestedName = "";

function dispatch(event: UploadEvent): void {
  const previous = state;
  state = nextState(state, event);
  if (state !== previous) renderUpload(parts, state, previous);
}

function chooseFile(): void {
  dispatch({ type: "file-chosen" });
  const file = showChosenFile(parts);
  const name = parts.description?.fields.name.input;
  // Never over what the editor wrote.
  if (!file || !name || (name.value !== "" && name.value !== suggestedName)) return;
  suggestedName = humanName(file.name);
  name.value = suggestedName;
}

function start(): void {
  const upload = readUpload();
  if (!upload) return;
  controller = new AbortController();
  // What was sent once are the editor's words: another file does not rename the picture.
  suggestedName = "";
  // Its failures are events; what is thrown beyond them is a bug, for the console.
  void runUpload(ports, upload, dispatch, controller.signal);
}

/** What the form holds, or undefined after saying what is missing. */
function readUpload(): Upload | undefined {
  const description = parts.description && readDescription(parts.description);
  const first = showFaults(
    parts,
    ["name" as const, "tagline" as const]
      .filter((field) => description?.[field].trim() === "")
      .map((field) => ({ pointer: `/${field}`, detail: "must not be empty" })),
  );
  const file = parts.file.files?.[0];
  const contentType = file && contentTypeOf(file);
  if (!file || !contentType) {
    showFileFault(parts, "Choose a picture first.");
    parts.file.focus();
    return undefined;
  }
  if (first) {
    first.focus();
    return undefined;
  }
  const pictureId = pictureIdOf(state) ?? parts.form.dataset.pictureId;
  return {
    file,
    contentType,
    ...(description && { description }),
    ...(pictureId !== undefined && { pictureId }),
  };
}

const readDescription = ({ fields }: DescriptionParts): Description => ({
  name: fields.name.input.value,
  tagline: fields.tagline.input.value,
  alt: fields.alt.input.value,
  credit: fields.credit.input.value,
});

parts.file.addEventListener("change", chooseFile);
takeDroppedAndPasted(parts, () => viewOf(state).canEdit);
parts.form.addEventListener("submit", (event) => {
  event.preventDefault();
  start();
});
parts.retry.addEventListener("click", start);
parts.cancel.addEventListener("click", () => controller.abort());
window.addEventListener("beforeunload", (event) => {
  if (viewOf(state).canCancel) event.preventDefault();
});
parts.submit.disabled = false;
// Browsers keep a chosen file over a reload.
if (parts.file.files?.length) chooseFile();
