const references = ["for", "aria-describedby", "aria-labelledby"];

/** Gives the ids within a copy of a template, and what refers to them, the number of the copy. */
export function numberIds(copy: ParentNode, number: number): void {
  for (const element of copy.querySelectorAll("[id]")) element.id = `${element.id}-${number}`;
  for (const name of references) {
    for (const element of copy.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(" ") ?? [];
      element.setAttribute(name, ids.map((id) => `${id}-${number}`).join(" "));
    }
  }
}
