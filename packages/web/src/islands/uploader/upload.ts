import { findPart } from "../shared/find-part.ts";
import { renderCard } from "./card/render-card.ts";
import { createCard, type UploadCard } from "./card/upload-card.ts";
import { viewOf } from "./card/upload-view.ts";
import { wireCard } from "./card/wire-card.ts";
import { fileFault } from "./files/file-fault.ts";
import { hashFile } from "./files/hash-file.ts";
import { takeFiles } from "./files/take-files.ts";
import { putFile } from "./transfer/put-file.ts";
import { createPicture, createUpload, describePicture, getPicture } from "./transfer/upload-api.ts";
import {
  hasUnfinished,
  nextQueue,
  type QueueEvent,
  type UploadQueue,
} from "./transfer/upload-queue.ts";
import { uploadRunner } from "./transfer/upload-runner.ts";
import { pictureIdOf, type UploadEvent, type UploadState } from "./transfer/upload-state.ts";
import { connectAllControls } from "./upload-all.ts";

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const ports = {
  hashFile,
  createPicture,
  createUpload,
  describePicture,
  putFile,
  getPicture,
  wait,
};

const root = findPart(document, "upload", HTMLElement);
const files = findPart(root, "files", HTMLInputElement);
const filesFault = findPart(root, "files-fault", HTMLElement);
const drop = findPart(root, "drop", HTMLElement);
const list = findPart(root, "cards", HTMLElement);
const template = findPart(root, "card-template", HTMLTemplateElement);
/** The picture that a file is wanted for; new ones are added without it. */
const wantedFor = root.dataset.pictureId;
const timeZone = root.dataset.timeZone ?? "UTC";

const cards = new Map<number, UploadCard>();
let queue: UploadQueue = [];
let lastId = 0;

const runner = uploadRunner(ports, (id, event) => tell(id, event));
const all = wantedFor === undefined ? connectAllControls(root, pageOf(), dispatch) : undefined;

function dispatch(event: QueueEvent): void {
  const previous = queue;
  queue = nextQueue(queue, event);
  for (const { id, state } of queue) {
    const before = previous.find((upload) => upload.id === id)?.state ?? state;
    if (state === before) continue;
    if (state.step === "preparing" && before.step !== "preparing") runner.start(id, () => read(id));
    if (isStopped(state)) runner.stop(id);
    const card = cards.get(id);
    if (card) renderCard(card.parts, state, before, timeZone);
  }
  all?.render(queue);
}

const tell = (id: number, event: UploadEvent) => dispatch({ type: "upload", id, event });

const isStopped = ({ step }: UploadState) => step === "paused" || step === "editing";

const stateOf = (id: number) => queue.find((upload) => upload.id === id)?.state;

function read(id: number) {
  const card = cards.get(id);
  const state = stateOf(id);
  if (!card || !state) throw new Error(`there is no card ${id}`);
  const pictureId = pictureIdOf(state) ?? wantedFor;
  return { ...card.read(), ...(pictureId !== undefined && { pictureId }) };
}

function pageOf() {
  return {
    /** The cards whose words can be changed, in the order of the page. */
    open: () => [...cards.values()].filter(({ id }) => canEdit(id)),
    /** The cards that were not sent yet. */
    unsent: () => [...cards.values()].filter(({ id }) => stateOf(id)?.step === "editing"),
  };
}

const canEdit = (id: number) => {
  const state = stateOf(id);
  return state !== undefined && viewOf(state).canEdit;
};

function add(file: File): void {
  lastId += 1;
  const card = createCard(template, lastId, file, timeZone);
  cards.set(card.id, card);
  wireCard(card, { tell, remove: () => remove(card) });
  list.append(card.parts.card);
  drop.hidden = wantedFor !== undefined;
  root.classList.add("has-files");
  dispatch({ type: "added", id: card.id });
  all?.publish(pageOf().open());
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

function take(chosen: readonly File[]): void {
  const [only] = cards.values();
  if (wantedFor !== undefined && only) {
    const file = chosen[0];
    if (file && only.takeFile(file)) tell(only.id, { type: "file-chosen" });
    return;
  }
  const wanted = wantedFor === undefined ? chosen : chosen.slice(0, 1);
  const faults = wanted.map((file) => fileFault(file));
  filesFault.textContent = faults.filter((fault) => fault !== undefined).join(" ");
  filesFault.hidden = filesFault.textContent === "";
  for (const [index, file] of wanted.entries()) if (faults[index] === undefined) add(file);
}

const isOpen = () => wantedFor === undefined || [...cards.keys()].every(canEdit);

takeFiles({ files, drop }, isOpen, take);
window.addEventListener("beforeunload", (event) => {
  if (hasUnfinished(queue)) event.preventDefault();
});
files.disabled = false;
