import { showChosenFile } from "./file-choice.ts";
import { showFaults } from "./show-faults.ts";
import type { UploadParts } from "./upload-parts.ts";
import { isRunning, type UploadState } from "./upload-state.ts";
import { viewOf } from "./upload-view.ts";

/** Shows `state` in the form, and moves the focus to where a new step needs the editor. */
export function renderUpload(parts: UploadParts, state: UploadState, previous: UploadState): void {
  const view = viewOf(state);
  setText(parts.now, view.now);
  setText(parts.status, view.status);
  setText(parts.problem, view.problem);
  parts.problem.hidden = view.problem === "";
  parts.progress.hidden = view.progress === undefined;
  if (typeof view.progress === "number") parts.progress.value = view.progress;
  else parts.progress.removeAttribute("value");
  parts.file.disabled = !view.canEdit;
  if (parts.description) parts.description.fieldset.disabled = !view.canEdit;
  parts.submit.disabled = !view.canEdit;
  parts.submit.hidden = !view.canEdit || view.retry !== undefined;
  parts.retry.hidden = view.retry === undefined;
  parts.retry.textContent = view.retry ?? "";
  parts.signIn.hidden = !view.offersSignIn;
  parts.cancel.hidden = !view.canCancel;
  if (state.step !== previous.step) enter(parts, state, previous);
}

function enter(parts: UploadParts, state: UploadState, previous: UploadState): void {
  switch (state.step) {
    case "preparing":
    case "sending":
    case "following":
      // The button that was pressed is gone; without this the focus falls to the page's top.
      if (!parts.run.contains(document.activeElement) || document.activeElement === parts.submit) {
        parts.run.focus({ preventScroll: true });
      }
      break;
    case "interrupted":
      (parts.signIn.hidden ? parts.retry : parts.signIn).focus();
      break;
    case "rejected":
      parts.file.value = "";
      showChosenFile(parts);
      parts.file.focus();
      break;
    case "editing": {
      const first = showFaults(parts, state.problem?.faults ?? []);
      // Whoever has just chosen a file or is typing stays where they are.
      if (isRunning(previous)) (first ?? parts.submit).focus();
      break;
    }
    case "ready":
      parts.form.hidden = true;
      parts.resultTitle.textContent = `“${state.picture.name}” is ready.`;
      parts.resultImage.hidden = state.picture.imageUrl === undefined;
      if (state.picture.imageUrl !== undefined) parts.resultImage.src = state.picture.imageUrl;
      parts.result.hidden = false;
      parts.result.focus();
      break;
  }
}

/** Setting a live region's text, even to the same words, has it read out again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
