import { findPart } from "../shared/find-part.ts";
import { onClick } from "./buttons.ts";
import type { UploadCard } from "./card/upload-card.ts";

/**
 * Makes the function that sends `cards` by `send`. If one has a fault, it moves the focus there
 * instead. If one lacks its alternative text, it first asks for that by the part `ask` of `root`;
 * `onAsk` gets the number of such cards.
 */
export function connectSend(
  root: ParentNode,
  cards: () => readonly UploadCard[],
  send: (card: UploadCard) => void,
  onAsk?: (count: number) => void,
): () => void {
  const ask = findPart(root, "ask", HTMLElement);
  const withoutAlt = () => cards().filter((card) => card.lacksAlt() && !card.isAltDeclined);

  function sendAll(): void {
    // All are checked, so that each one shows its faults.
    const [field] = cards().flatMap((card) => card.check() ?? []);
    const { length: count } = withoutAlt();
    ask.hidden = field !== undefined || count === 0;
    if (field) {
      field.focus();
    } else if (count > 0) {
      onAsk?.(count);
      ask.focus();
    } else {
      for (const card of cards()) send(card);
    }
  }

  onClick(root, {
    sendAnyway() {
      for (const card of withoutAlt()) card.isAltDeclined = true;
      sendAll();
    },
    describe() {
      ask.hidden = true;
      withoutAlt()[0]?.parts.description?.inputs.alt.focus();
    },
  });
  return sendAll;
}
