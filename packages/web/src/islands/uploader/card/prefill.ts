import { isPictureField } from "../../../picture-fields.ts";
import { humanName } from "../files/human-name.ts";
import type { FileWords } from "../files/words-of-tags.ts";
import type { DescriptionParts } from "./card-parts.ts";

/** What a card's fields were filled with, so that the editor's own words are never written over. */
export type Prefill = {
  /** Fills what the editor has not written, and says where it is from. */
  readonly fill: (fileName: string, words: FileWords) => void;
};

/** Fills the fields of one card from its file. */
export function prefillOf({ fields }: DescriptionParts): Prefill {
  const suggested = new Map<HTMLElement, string>();
  const marks = new Map<HTMLElement, HTMLElement>();

  function mark(input: HTMLElement, words: string): void {
    const found = marks.get(input);
    if (found) {
      found.textContent = words;
      found.hidden = words === "";
      return;
    }
    if (words === "") return;
    const created = document.createElement("span");
    created.className = "from-file";
    created.textContent = words;
    input.closest(".field")?.querySelector("label")?.append(created);
    marks.set(input, created);
  }

  for (const { input } of Object.values(fields)) {
    input.addEventListener("input", () => mark(input, ""));
  }

  return {
    fill(fileName, words) {
      for (const [field, { input }] of Object.entries(fields)) {
        if (!isPictureField(field)) continue;
        if (input.value !== "" && input.value !== suggested.get(input)) continue;
        const ofName = field === "name" && words.name === "" ? humanName(fileName) : "";
        const suggestion = words[field] || ofName;
        input.value = suggestion;
        suggested.set(input, suggestion);
        mark(input, suggestion === "" ? "" : ofName ? "from the file’s name" : "from the file");
      }
    },
  };
}
