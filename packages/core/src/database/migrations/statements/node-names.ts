import type { Node } from "libpg-query";

/** The strings of a list, such as the columns of a key. */
export const stringsOf = (nodes: readonly Node[] | undefined): readonly string[] =>
  (nodes ?? []).map((node) => ("String" in node ? (node.String.sval ?? "") : ""));

/** The last part of a name that may have its schema before it: of a function, a type or a column. */
export const lastName = (nodes: readonly Node[] | undefined): string =>
  stringsOf(nodes).at(-1) ?? "";
