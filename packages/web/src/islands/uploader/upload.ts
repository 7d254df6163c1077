import { findPart } from "../shared/find-part.ts";
import { renderCard } from "./card/render-card.ts";
import { createCard, type UploadCard } from "./card/upload-card.ts";
import { viewOf } from "./card/upload-view.ts";
import { wireCard } from "./card/wire-card.ts";
import { hashFile } from "./files/hash-file.ts";
import { takeFiles } from "./files/take-files.ts";
import { type UsableFile, usableFile } from "./files/usable-file.ts";
import { findParts } from "./find-parts.ts";
import { putFile } from "./transfer/put-file.ts";
import type { Upload } from "./transfer/run-upload.ts";
import { createPicture, createUpload, describePicture, getPicture } from "./transfer/upload-api.ts";
import {
  hasUnfinished,
  nextQueue,
  type QueueEvent,
  type UploadQueue,
} from "./transfer/upload-queue.ts";
import { uploadRunner } from "./transfer/upload-runner.ts";
import { pictureIdOf, type UploadEvent } from "./transfer/upload-state.ts";
import { type CardLists, connectAllControls } from "./upload-all.ts";

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const ports = { hashFile, createPicture, createUpload, describePicture, putFile, getPicture, wait };

const root = findPart(document, "upload", HTMLElement);
const { files, filesFault, drop, list, template } = findParts(root, {
  files: HTMLInputElement,
  filesFault: HTMLElement,
  drop: HTMLElement,
  list: HTMLElement,
  template: HTMLTemplateElement,
});
/** The existing picture that needs a file; undefined on the page that adds pictures. */
const existingId = root.dataset.pictureId;
const timeZone = root.dataset.timeZone ?? "UTC";

const cards = new Map<number, UploadCard>();
let queue: UploadQueue = [];
let lastId = 0;

const runner = uploadRunner(ports, dispatchTo);
const lists: CardLists = {
  open: () => [...cards.values()].filter(({ id }) => canEdit(id)),
  unsent: () => [...cards.values()].filter(({ id }) => stateOf(id)?.step === "editing"),
};
const all =
  existingId === undefined
    ? connectAllControls(findPart(root, "all", HTMLElement), lists, dispatch)
    : undefined;

function dispatch(event: QueueEvent): void {
  const previous = queue;
  queue = nextQueue(queue, event);
  for (const { id, state } of queue) {
    const before = previous.find((upload) => upload.id === id)?.state;
    const card = cards.get(id);
    if (!card || !before || state === before) continue;
    if (state.step === "preparing" && before.step !== "preparing") {
      runner.start(id, () => read(card));
    }
    if (state.step === "paused" || state.step === "editing") runner.stop(id);
    renderCard(card.parts, state, before, timeZone);
  }
  all?.render(queue);
}

function dispatchTo(id: number, event: UploadEvent): void {
  dispatch({ type: "upload", id, event });
}

const stateOf = (id: number) => queue.find((upload) => upload.id === id)?.state;

const canEdit = (id: number) => {
  const state = stateOf(id);
  return state !== undefined && viewOf(state).canEdit;
};

function read(card: UploadCard): Upload {
  const state = stateOf(card.id);
  const pictureId = (state && pictureIdOf(state)) ?? existingId;
  return { ...card.read(), ...(pictureId !== undefined && { pictureId }) };
}

function add(file: UsableFile): void {
  lastId += 1;
  const card = createCard(template, lastId, file, timeZone);
  const { id } = card;
  cards.set(id, card);
  wireCard(
    card,
    (event) => dispatchTo(id, event),
    () => remove(card),
  );
  list.append(card.parts.card);
  drop.hidden = existingId !== undefined;
  root.classList.add("has-files");
  dispatch({ type: "added", id });
  all?.publish();
}

function remove({ id, parts, dispose }: UploadCard): void {
  const next = parts.card.nextElementSibling ?? parts.card.previousElementSibling;
  runner.stop(id);
  dispose();
  parts.card.remove();
  cards.delete(id);
  drop.hidden = false;
  root.classList.toggle("has-files", cards.size > 0);
  dispatch({ type: "removed", id });
  const button = next?.querySelector('[data-part="remove"]:not([hidden])');
  (button instanceof HTMLElement ? button : files).focus();
}

async function take(chosen: readonly File[]): Promise<void> {
  const wanted = existingId === undefined ? chosen : chosen.slice(0, 1);
  filesFault.hidden = true;
  const faults: string[] = [];
  // One after the other, because converting needs memory.
  for (const file of wanted) {
    const [only] = cards.values();
    if (existingId !== undefined && only) {
      if (await only.takeFile(file)) dispatchTo(only.id, { type: "file-chosen" });
      return;
    }
    const usable = await usableFile(file);
    if (typeof usable === "string") faults.push(usable);
    else if (isOpen()) add(usable);
  }
  filesFault.textContent = faults.join(" ");
  filesFault.hidden = faults.length === 0;
}

const isOpen = () => existingId === undefined || [...cards.keys()].every(canEdit);

takeFiles({ files, drop }, isOpen, (chosen) => void take(chosen));
window.addEventListener("beforeunload", (event) => {
  if (hasUnfinished(queue)) event.preventDefault();
});
files.disabled = false;
