import { findPart } from "../shared/find-part.ts";

/**
 * The elements that a page marks by `data-part`, each under that name and of the kind given for it.
 * Throws if one is missing or of another kind.
 */
export function findParts<Parts extends Readonly<Record<string, HTMLElement>>>(
  root: ParentNode,
  kinds: { readonly [Name in keyof Parts]: new () => Parts[Name] },
): Parts {
  const parts: Partial<Parts> = {};
  for (const name in kinds) parts[name] = findPart(root, name, kinds[name]);
  // TypeScript cannot see that the loop has set every name.
  return parts as Parts;
}
