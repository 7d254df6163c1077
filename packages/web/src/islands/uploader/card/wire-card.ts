import { uploadContentTypes } from "@iotd/core/picture/limits";
import type { UploadEvent } from "../transfer/upload-state.ts";
import type { UploadCard } from "./upload-card.ts";

type CardActions = {
  readonly tell: (id: number, event: UploadEvent) => void;
  readonly remove: () => void;
};

/** Lets the buttons of a card do what they say. */
export function wireCard(card: UploadCard, { tell, remove }: CardActions): void {
  const { id, parts } = card;
  const send = () => {
    parts.ask.hidden = true;
    tell(id, { type: "queued" });
  };
  const ask = () => {
    parts.ask.hidden = false;
    parts.ask.focus();
  };
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    // By Enter in a field, while nothing is to be sent.
    if (parts.submit.hidden) return;
    const fault = card.check();
    if (fault) fault.focus();
    else if (card.lacksAlt() && !card.isAltDeclined) ask();
    else send();
  });
  parts.sendAnyway.addEventListener("click", () => {
    card.isAltDeclined = true;
    send();
  });
  parts.describe.addEventListener("click", () => {
    parts.ask.hidden = true;
    parts.description?.fields.alt.input.focus();
  });
  parts.goOn.addEventListener("click", () => {
    const fault = card.check();
    if (fault) fault.focus();
    else tell(id, { type: "queued" });
  });
  parts.pause.addEventListener("click", () => tell(id, { type: "paused" }));
  parts.cancel.addEventListener("click", () => tell(id, { type: "cancelled" }));
  parts.remove.addEventListener("click", remove);
  parts.file.accept = uploadContentTypes.join(",");
  parts.chooseAnother.addEventListener("click", () => parts.file.click());
  parts.file.addEventListener("change", () => {
    const file = parts.file.files?.[0];
    parts.file.value = "";
    if (!file || !card.takeFile(file)) return;
    tell(id, { type: "file-chosen" });
    parts.submit.focus();
  });
}
