import { pictureTextNames } from "@iotd/core/picture/texts";
import { humanName } from "../files/human-name.ts";
import type { FileWords } from "../files/words-of-tags.ts";
import type { DescriptionParts } from "./card-parts.ts";

/**
 * Makes the function that fills the fields of a card from its file, and marks them so. It never
 * replaces what the editor has written.
 */
export function prefillOf({ inputs }: DescriptionParts) {
  const suggest = new Map(pictureTextNames.map((name) => [name, suggestionFor(inputs[name])]));
  return (fileName: string, words: FileWords): void => {
    for (const [name, fill] of suggest) {
      if (name === "name" && words.name === "") fill(humanName(fileName), "from the file’s name");
      else fill(words[name], "from the file");
    }
  };
}

function suggestionFor(input: HTMLInputElement | HTMLTextAreaElement) {
  const mark = document.createElement("span");
  mark.className = "from-file";
  input.closest(".field")?.querySelector("label")?.append(mark);
  const show = (source: string) => {
    mark.textContent = source;
    mark.hidden = source === "";
  };
  let suggested = "";
  show("");
  input.addEventListener("input", () => show(""));
  return (suggestion: string, source: string): void => {
    if (input.value !== "" && input.value !== suggested) return;
    input.value = suggestion;
    suggested = suggestion;
    show(suggestion && source);
  };
}
