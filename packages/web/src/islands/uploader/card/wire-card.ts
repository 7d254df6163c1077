import { acceptedFiles } from "../../../convertible-types.ts";
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
    if (!submit.hidden) void send();
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
  file.accept = acceptedFiles;
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen || !(await card.takeFile(chosen))) return;
    dispatch({ type: "file-chosen" });
    submit.focus();
  });
}
