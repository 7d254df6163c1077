import type { Constraint, Node, RangeVar } from "libpg-query";
import { passesForNulls } from "./expressions.ts";
import type { NewObjects } from "./new-objects.ts";
import { stringsOf } from "./node-names.ts";

/**
 * Why a constraint that is added to `table`, which old code writes, breaks old code, or undefined. A
 * constraint that is not validated still applies to new rows. `column` is set for a column constraint.
 */
export function whyConstraintBreaks(
  constraint: Constraint,
  table: RangeVar | undefined,
  created: NewObjects,
  column?: string,
): string | undefined {
  const isEmpty = (name: string) => created.column(table, name)?.isNullForOldCode ?? false;
  const named = (listed: readonly string[]) => (column === undefined ? listed : [column]);
  switch (constraint.contype) {
    case "CONSTR_CHECK":
      return passesForNulls(constraint.raw_expr, isEmpty)
        ? undefined
        : "what old code writes may not pass the check";
    case "CONSTR_UNIQUE":
      // Rows with a null in the key never equal each other.
      return named(stringsOf(constraint.keys)).some(isEmpty) && !constraint.nulls_not_distinct
        ? undefined
        : "old code may write the same value twice";
    case "CONSTR_FOREIGN":
      if (!named(stringsOf(constraint.fk_attrs)).some(isEmpty) || constraint.fk_matchtype !== "s") {
        return "old code may write a reference to nothing";
      }
      return whyReferenceBreaks(constraint, created);
    default:
      return "old code's rows may not fit the constraint";
  }
}

/** Why the first of `constraints` that breaks old code does so, by `whyReferenceBreaks`. Skips other nodes. */
export const whyReferencesBreak = (
  constraints: readonly Node[] = [],
  created: NewObjects,
): string | undefined =>
  constraints
    .map((node) =>
      "Constraint" in node ? whyReferenceBreaks(node.Constraint, created) : undefined,
    )
    .find((why) => why !== undefined);

/**
 * Why a foreign key to a table that old code deletes from breaks old code, or undefined. `on update` is
 * not checked because ids never change.
 */
function whyReferenceBreaks(
  { contype, pktable, fk_del_action }: Constraint,
  created: NewObjects,
): string | undefined {
  if (contype !== "CONSTR_FOREIGN" || created.hasTable(pktable)) return undefined;
  // Cascade, set null, set default.
  if (["c", "n", "d"].includes(fk_del_action ?? "")) return undefined;
  return `old code cannot delete from ${pktable?.relname} what is referred to`;
}
