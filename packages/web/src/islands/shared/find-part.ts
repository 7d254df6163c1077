/** The element with that `data-part`. Throws if there is none, or if it is of another class. */
export const findPart = <E extends Element>(root: ParentNode, name: string, kind: new () => E): E =>
  find(root, `[data-part="${name}"]`, kind);

/** The first element that `selector` matches. Throws if there is none, or if it is of another class. */
export function find<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${selector}`);
}
