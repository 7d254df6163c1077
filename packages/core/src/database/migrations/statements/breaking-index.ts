import type { IndexStmt } from "libpg-query";
import { isSafe } from "./expressions.ts";
import type { NewObjects } from "./new-objects.ts";

/** Why an index breaks old code, or undefined. */
export function whyIndexBreaks(
  { relation, unique, indexParams = [], whereClause, nulls_not_distinct }: IndexStmt,
  created: NewObjects,
): string | undefined {
  if (created.hasTable(relation)) return undefined;
  const keys = indexParams.flatMap((param) => ("IndexElem" in param ? [param.IndexElem] : []));
  if (![whereClause, ...keys.map(({ expr }) => expr)].every(isSafe)) {
    return "an expression of the index may fail on what old code writes: not recognised";
  }
  // Rows with a null in the key are never equal.
  const isEmpty = keys.some(({ name }) => created.column(relation, name)?.isNullForOldCode);
  if (!unique || (isEmpty && !nulls_not_distinct)) return undefined;
  return "old code may write the same value twice";
}
