import { findPart } from "../shared/find-part.ts";
import { onClick, showButtons } from "./buttons.ts";
import type { UploadCard } from "./card/upload-card.ts";
import { connectSend } from "./connect-send.ts";
import { findParts } from "./find-parts.ts";
import { freeTimes } from "./publication/free-times.ts";
import { sentenceOfAll } from "./sentence-of-all.ts";
import { setText } from "./set-text.ts";
import { countUploads, type QueueEvent, type UploadQueue } from "./transfer/upload-queue.ts";
import { canPause } from "./transfer/upload-state.ts";

/** The cards of the page, in its order. */
export type CardLists = {
  /** Those whose description can be changed. */
  readonly open: () => readonly UploadCard[];
  /** Those that have not been sent yet. */
  readonly unsent: () => readonly UploadCard[];
};

/** Connects the controls for all pictures, which pages/desk/upload/upload-all.tsx writes. */
export function connectAllControls(
  root: HTMLElement,
  { open, unsent }: CardLists,
  dispatch: (event: QueueEvent) => void,
) {
  const parts = findParts(root, {
    status: HTMLElement,
    choice: HTMLElement,
    publication: HTMLSelectElement,
    daily: HTMLElement,
    first: HTMLInputElement,
    ask: HTMLElement,
    askCount: HTMLElement,
    askWidthCount: HTMLElement,
    buttons: HTMLElement,
  });
  const taken = new Set(root.dataset.takenDays?.split(" "));

  /** Shows the state of all files, and the buttons that apply to it. */
  function render(queue: UploadQueue): void {
    const counts = countUploads(queue);
    const active = document.activeElement;
    root.hidden = queue.length < 2;
    setText(parts.status, sentenceOfAll(counts));
    parts.choice.hidden = counts.editing + counts.waiting + counts.held === 0;
    if (counts.editing === 0) parts.ask.hidden = true;
    const shown = [
      ...(queue.some(({ state }) => canPause(state)) ? ["pause"] : []),
      ...(counts.held > 0 ? ["resume"] : []),
      ...(counts.editing > 0 ? ["send"] : []),
    ];
    showButtons(parts.buttons, shown);
    const [next] = shown;
    // The button that was pressed may be hidden now.
    if (next && root.contains(active) && !active?.checkVisibility()) {
      findPart(parts.buttons, next, HTMLElement).focus();
    }
  }

  /** Sets the choice for all on the cards; each card can still change its own. */
  function publish(): void {
    const { value } = parts.publication;
    parts.daily.hidden = value !== "daily";
    const cards = open();
    const times = freeTimes(parts.first.value, taken, cards.length);
    for (const [index, { parts: card }] of cards.entries()) {
      const publication = card.description?.publication;
      if (value === "now" || value === "draft") publication?.choose(value);
      if (value === "daily") publication?.choose("at", times[index]);
    }
  }

  onClick(root, {
    send: connectSend(
      root,
      unsent,
      ({ id }) => dispatch({ type: "upload", id, event: { type: "queued" } }),
      (counts) => {
        parts.askCount.textContent = picturesAre(counts.alt);
        parts.askWidthCount.textContent = picturesAre(counts.width);
      },
    ),
    pause: () => dispatch({ type: "all-paused" }),
    resume: () => dispatch({ type: "all-resumed" }),
  });
  for (const control of [parts.publication, parts.first]) {
    control.addEventListener("input", publish);
  }
  return { render, publish };
}

const picturesAre = (count: number) => (count === 1 ? "1 picture is" : `${count} pictures are`);
