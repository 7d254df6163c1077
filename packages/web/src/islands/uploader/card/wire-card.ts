import { uploadContentTypes } from "@iotd/core/picture/limits";
import { onClick } from "../buttons.ts";
import { connectSend } from "../connect-send.ts";
import type { UploadEvent } from "../transfer/upload-state.ts";
import type { UploadCard } from "./upload-card.ts";

/** Connects the buttons of a card: each dispatches its event, or calls `remove`. */
export function wireCard(
  card: UploadCard,
  dispatch: (event: UploadEvent) => void,
  remove: () => void,
): void {
  const { card: root, form, submit, file } = card.parts;
  const queue = () => dispatch({ type: "queued" });
  const send = connectSend(root, () => [card], queue);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Enter in a field submits the form, even if the button is hidden.
    if (!submit.hidden) send();
  });
  onClick(root, {
    goOn() {
      const field = card.check();
      if (field) field.focus();
      else queue();
    },
    pause: () => dispatch({ type: "paused" }),
    cancel: () => dispatch({ type: "cancelled" }),
    remove,
    chooseAnother: () => file.click(),
  });
  file.accept = uploadContentTypes.join(",");
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen || !card.takeFile(chosen)) return;
    dispatch({ type: "file-chosen" });
    submit.focus();
  });
}
