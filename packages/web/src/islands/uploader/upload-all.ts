import { findPart } from "../shared/find-part.ts";
import type { UploadCard } from "./card/upload-card.ts";
import { freeTimes } from "./publication/free-times.ts";
import { choosePublication } from "./publication/publication-choice.ts";
import { sentenceOfAll } from "./sentence-of-all.ts";
import { countUploads, type QueueEvent, type UploadQueue } from "./transfer/upload-queue.ts";
import { canPause } from "./transfer/upload-state.ts";

/** The parts that pages/upload-all.tsx writes. */
const findAllParts = (root: ParentNode) => ({
  section: findPart(root, "all", HTMLElement),
  status: findPart(root, "all-status", HTMLElement),
  choice: findPart(root, "all-choice", HTMLElement),
  publication: findPart(root, "all-publication", HTMLSelectElement),
  daily: findPart(root, "all-daily", HTMLElement),
  first: findPart(root, "all-first", HTMLInputElement),
  ask: findPart(root, "all-ask", HTMLElement),
  askCount: findPart(root, "all-ask-count", HTMLElement),
  describe: findPart(root, "all-describe", HTMLButtonElement),
  sendAnyway: findPart(root, "all-send-anyway", HTMLButtonElement),
  send: findPart(root, "all-send", HTMLButtonElement),
  resume: findPart(root, "all-resume", HTMLButtonElement),
  pause: findPart(root, "all-pause", HTMLButtonElement),
});

type AllParts = ReturnType<typeof findAllParts>;

/** The cards of the page that something can still be done with. */
type Page = {
  readonly open: () => readonly UploadCard[];
  readonly unsent: () => readonly UploadCard[];
};

/** Lets the controls for all pictures do what they say. */
export function connectAllControls(
  root: ParentNode,
  page: Page,
  dispatch: (event: QueueEvent) => void,
) {
  const parts = findAllParts(root);
  const undescribed = () => page.unsent().filter((card) => card.lacksAlt() && !card.isAltDeclined);

  function send(): void {
    // All are looked at, so that each says what it lacks.
    const [first] = page.unsent().flatMap((card) => card.check() ?? []);
    if (first) first.focus();
    else if (undescribed().length > 0) ask(undescribed().length);
    else queueUnsent();
  }

  function ask(count: number): void {
    parts.askCount.textContent = count === 1 ? "1 picture is" : `${count} pictures are`;
    parts.ask.hidden = false;
    parts.ask.focus();
  }

  function queueUnsent(): void {
    parts.ask.hidden = true;
    for (const { id } of page.unsent()) dispatch({ type: "upload", id, event: { type: "queued" } });
  }

  parts.send.addEventListener("click", send);
  parts.sendAnyway.addEventListener("click", () => {
    for (const card of undescribed()) card.isAltDeclined = true;
    send();
  });
  parts.describe.addEventListener("click", () => {
    parts.ask.hidden = true;
    undescribed()[0]?.parts.description?.fields.alt.input.focus();
  });
  parts.pause.addEventListener("click", () => dispatch({ type: "all-paused" }));
  parts.resume.addEventListener("click", () => dispatch({ type: "all-resumed" }));
  for (const control of [parts.publication, parts.first]) {
    control.addEventListener("input", () => publishAll(parts, page.open()));
  }
  return {
    render: (queue: UploadQueue) => renderAll(parts, queue),
    publish: (cards: readonly UploadCard[]) => publishAll(parts, cards),
  };
}

/** Shows how far all files have come, and what can be done with all of them. */
function renderAll(parts: AllParts, queue: UploadQueue): void {
  const counts = countUploads(queue);
  const active = document.activeElement;
  const sentence = sentenceOfAll(counts);
  parts.section.hidden = queue.length < 2;
  if (parts.status.textContent !== sentence) parts.status.textContent = sentence;
  parts.send.hidden = counts.editing === 0;
  parts.resume.hidden = counts.held === 0;
  parts.pause.hidden = !queue.some(({ state }) => canPause(state));
  parts.choice.hidden = counts.editing + counts.waiting + counts.held === 0;
  if (counts.editing === 0) parts.ask.hidden = true;
  // The button that was pressed gives way to its opposite.
  if (parts.section.contains(active) && !active?.checkVisibility()) {
    [parts.pause, parts.resume, parts.send].find(({ hidden }) => !hidden)?.focus();
  }
}

/** Carries the choice for all over to the cards, which still say it each for itself. */
function publishAll(parts: AllParts, cards: readonly UploadCard[]): void {
  const { value } = parts.publication;
  parts.daily.hidden = value !== "daily";
  const taken = new Set(parts.section.dataset.takenDays?.split(" "));
  const times = freeTimes(parts.first.value, taken, cards.length);
  for (const [index, { parts: card }] of cards.entries()) {
    const publication = card.description?.publication;
    if (!publication) continue;
    if (value === "now" || value === "draft") choosePublication(publication, value);
    if (value === "daily") choosePublication(publication, "at", times[index]);
  }
}
