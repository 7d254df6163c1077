import { findPart } from "../shared/find-part.ts";

/** Runs an action on each click on the button that has its name as `data-part`. Throws if there is no such button. */
export function onClick(root: ParentNode, actions: Readonly<Record<string, () => void>>): void {
  for (const [name, act] of Object.entries(actions)) {
    findPart(root, name, HTMLButtonElement).addEventListener("click", act);
  }
}

/** Shows the buttons in `row` whose `data-part` is one of `names`, and hides the others. */
export function showButtons(row: HTMLElement, names: readonly string[]): void {
  for (const button of row.querySelectorAll<HTMLElement>("[data-part]")) {
    button.hidden = !names.includes(button.dataset.part ?? "");
  }
}
