import { formatInstant } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import { findPart } from "../../shared/find-part.ts";
import { showButtons } from "../buttons.ts";
import { setText } from "../set-text.ts";
import type { UploadedPicture } from "../transfer/upload-api.ts";
import type { UploadState } from "../transfer/upload-state.ts";
import type { CardParts } from "./card-parts.ts";
import { showFaults } from "./show-faults.ts";
import { type UploadView, viewOf } from "./upload-view.ts";

/** Shows `state` on the card. Moves the focus only if it was on this card, as other cards change too. */
export function renderCard(
  parts: CardParts,
  state: UploadState,
  previous: UploadState,
  timeZone: string,
): void {
  // Read before anything is hidden, as an element loses the focus when it is hidden.
  const active = document.activeElement;
  const view = viewOf(state);
  showView(parts, view);
  if (state.step === previous.step) return;
  if (state.step === "ready") showResult(parts, state.picture, timeZone);
  const problem = state.step === "editing" ? state.problem : undefined;
  const fault = showFaults(parts, problem?.faults ?? []);
  if (!parts.card.contains(active)) return;
  // An editor who is typing while the file waits keeps the focus.
  const isLost = !active?.checkVisibility() || active.matches(":disabled");
  if (!isLost && !parts.run.contains(active)) return;
  const target = state.step === "ready" ? parts.result : (fault ?? nextTarget(parts, view));
  target.focus({ preventScroll: target === parts.run });
}

function showView(parts: CardParts, view: UploadView): void {
  setText(parts.now, view.now);
  setText(parts.status, view.status);
  setText(parts.problem, view.problem);
  parts.problem.hidden = view.problem === "";
  parts.progress.hidden = view.progress === undefined;
  if (typeof view.progress === "number") parts.progress.value = view.progress;
  else parts.progress.removeAttribute("value");
  for (const fieldset of parts.description?.fieldsets ?? []) fieldset.disabled = !view.canEdit;
  showButtons(parts.buttons, view.buttons);
  if (parts.submit.hidden) parts.ask.hidden = true;
  parts.goOn.textContent = view.goOn;
  parts.chooseAnother.className = view.buttons[0] === "chooseAnother" ? "primary" : "quiet";
}

function showResult(parts: CardParts, picture: UploadedPicture, timeZone: string): void {
  const { id, name, imageUrl, publishedAt } = picture;
  const isPublic = publishedAt !== undefined && Date.parse(publishedAt) <= Date.now();
  parts.resultTitle.textContent = `“${name}” is ready.`;
  parts.resultNote.textContent = noteOf(publishedAt, isPublic, timeZone);
  parts.resultImage.hidden = imageUrl === undefined;
  if (imageUrl !== undefined) parts.resultImage.src = imageUrl;
  parts.resultView.hidden = !isPublic;
  parts.resultView.href = paths.picture(id);
  parts.resultEdit.href = `${paths.editPicture(id)}#preview`;
  parts.form.hidden = true;
  parts.result.hidden = false;
}

function noteOf(publishedAt: string | undefined, isPublic: boolean, timeZone: string): string {
  if (publishedAt === undefined) return "It is kept as a draft.";
  if (isPublic) return "It is on the site.";
  return `It will be on the site from ${formatInstant(publishedAt, timeZone)}.`;
}

/** The button to press next; while the file is under way, the area that shows its progress. */
function nextTarget({ buttons, run }: CardParts, { progress, buttons: [next] }: UploadView) {
  return next && progress === undefined ? findPart(buttons, next, HTMLElement) : run;
}
