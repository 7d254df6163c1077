import { findPart } from "../shared/find-part.ts";
import { onClick } from "./buttons.ts";
import type { Question, UploadCard } from "./card/upload-card.ts";
import { findParts } from "./find-parts.ts";

/**
 * Makes the function that sends `cards` by `send`. If one has a fault, it moves the focus there
 * instead. If one lacks its alternative text or is small, it first asks by the part `ask` of `root`;
 * `onAsk` gets the number of cards for each question.
 */
export function connectSend(
  root: ParentNode,
  cards: () => readonly UploadCard[],
  send: (card: UploadCard) => void,
  onAsk?: (counts: Readonly<Record<Question, number>>) => void,
): () => Promise<void> {
  const ask = findPart(root, "ask", HTMLElement);
  const parts = findParts(ask, {
    askAlt: HTMLElement,
    askWidth: HTMLElement,
    describe: HTMLButtonElement,
  });
  const asked = (question: Question) =>
    cards().filter((card) => card.questions().includes(question));

  async function sendAll(): Promise<void> {
    await Promise.all(cards().map((card) => card.whenShown()));
    // All are checked, so that each one shows its faults.
    const [field] = cards().flatMap((card) => card.check() ?? []);
    const counts = { alt: asked("alt").length, width: asked("width").length };
    ask.hidden = field !== undefined || counts.alt + counts.width === 0;
    if (field) {
      field.focus();
    } else if (ask.hidden) {
      for (const card of cards()) send(card);
    } else {
      parts.askAlt.hidden = counts.alt === 0;
      parts.describe.hidden = counts.alt === 0;
      parts.askWidth.hidden = counts.width === 0;
      onAsk?.(counts);
      ask.focus();
    }
  }

  onClick(root, {
    sendAnyway() {
      for (const card of cards()) card.decline(card.questions());
      void sendAll();
    },
    describe() {
      ask.hidden = true;
      asked("alt")[0]?.parts.description?.inputs.alt.focus();
    },
  });
  return sendAll;
}
