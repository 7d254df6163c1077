import type { Node } from "libpg-query";

/** The strings of a list, such as the columns of a key. */
export const stringsOf = (nodes: readonly Node[] | undefined): readonly string[] =>
  (nodes ?? []).map((node) => ("String" in node ? (node.String.sval ?? "") : ""));

/** The last part of a qualified name, such as a function's name without its schema. */
export const lastName = (nodes: readonly Node[] | undefined): string =>
  stringsOf(nodes).at(-1) ?? "";
