const references = ["for", "aria-describedby", "aria-labelledby"];

/** Appends a number to the ids in a copy of a template, and to the references to them, so that they are unique. */
export function numberIds(copy: ParentNode, number: number): void {
  for (const element of copy.querySelectorAll("[id]")) element.id = `${element.id}-${number}`;
  for (const name of references) {
    for (const element of copy.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(" ") ?? [];
      element.setAttribute(name, ids.map((id) => `${id}-${number}`).join(" "));
    }
  }
}
