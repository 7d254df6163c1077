import { formatInstant } from "../../../format-day.ts";
import type { UploadedPicture } from "../transfer/upload-api.ts";
import { isRunning, type UploadState } from "../transfer/upload-state.ts";
import type { CardParts } from "./card-parts.ts";
import { showFaults } from "./show-faults.ts";
import { viewOf } from "./upload-view.ts";

/** Shows `state` on the card. The focus follows only if it was on this card: others are going on, too. */
export function renderCard(
  parts: CardParts,
  state: UploadState,
  previous: UploadState,
  timeZone: string,
): void {
  // Read before anything is hidden, as that takes the focus away.
  const active = document.activeElement;
  showView(parts, state);
  if (state.step === previous.step) return;
  if (state.step === "ready") showResult(parts, state.picture, timeZone);
  const problem = state.step === "editing" ? state.problem : undefined;
  const fault = showFaults(parts, problem?.faults ?? []);
  if (!parts.card.contains(active)) return;
  // Whoever is typing while the file waits stays where they are.
  const isLost = !active?.checkVisibility() || active.matches(":disabled");
  if (!isLost && !parts.run.contains(active)) return;
  const target = targetOf(parts, state, isRunning(previous) ? fault : undefined);
  target.focus({ preventScroll: target === parts.run });
}

function showView(parts: CardParts, state: UploadState): void {
  const view = viewOf(state);
  setText(parts.now, view.now);
  setText(parts.status, view.status);
  setText(parts.problem, view.problem);
  parts.problem.hidden = view.problem === "";
  parts.progress.hidden = view.progress === undefined;
  if (typeof view.progress === "number") parts.progress.value = view.progress;
  else parts.progress.removeAttribute("value");
  for (const fieldset of parts.description?.fieldsets ?? []) fieldset.disabled = !view.canEdit;
  if (!view.canSend) parts.ask.hidden = true;
  parts.submit.hidden = !view.canSend;
  parts.goOn.hidden = view.goOn === undefined;
  parts.goOn.textContent = view.goOn ?? "";
  parts.signIn.hidden = !view.offersSignIn;
  parts.pause.hidden = !view.canPause;
  parts.cancel.hidden = !view.canCancel;
  parts.remove.hidden = !view.canRemove;
  parts.chooseAnother.hidden = !view.canRemove;
  parts.chooseAnother.className = state.step === "rejected" ? "primary" : "quiet";
}

function showResult(parts: CardParts, picture: UploadedPicture, timeZone: string): void {
  const { id, name, imageUrl, publishedAt } = picture;
  const isPublic = publishedAt !== undefined && Date.parse(publishedAt) <= Date.now();
  parts.resultTitle.textContent = `“${name}” is ready.`;
  parts.resultNote.textContent = noteOf(publishedAt, isPublic, timeZone);
  parts.resultImage.hidden = imageUrl === undefined;
  if (imageUrl !== undefined) parts.resultImage.src = imageUrl;
  parts.resultView.hidden = !isPublic;
  parts.resultView.href = `/pictures/${id}`;
  parts.resultEdit.href = `/admin/pictures/${id}#preview`;
  parts.form.hidden = true;
  parts.result.hidden = false;
}

function noteOf(publishedAt: string | undefined, isPublic: boolean, timeZone: string): string {
  if (publishedAt === undefined) return "It is kept as a draft.";
  if (isPublic) return "It is on the site.";
  return `It will be on the site from ${formatInstant(publishedAt, timeZone)}.`;
}

function targetOf(parts: CardParts, state: UploadState, fault: HTMLElement | undefined) {
  switch (state.step) {
    case "interrupted":
      return parts.signIn.hidden ? parts.goOn : parts.signIn;
    case "paused":
      return parts.goOn;
    case "rejected":
      return parts.chooseAnother;
    case "editing":
      return fault ?? parts.submit;
    case "ready":
      return parts.result;
    default:
      return parts.run;
  }
}

/** Setting a live region's text, even to the same words, has it read out again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
