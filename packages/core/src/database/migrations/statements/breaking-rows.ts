import type { DeleteStmt, InsertStmt, UpdateStmt } from "libpg-query";
import type { NewObjects } from "./new-objects.ts";

/** Why an INSERT or DELETE breaks old code, or undefined. */
export function whyRowsBreak(
  { relation, withClause }: InsertStmt | DeleteStmt,
  created: NewObjects,
): string | undefined {
  // A statement in WITH may write too.
  if (withClause) return "not recognised";
  return created.hasTable(relation) ? undefined : "old code's own rows change";
}

/** Why an UPDATE breaks old code, or undefined. Columns that old code does not know may be updated. */
export function whyUpdateBreaks(
  { relation, targetList = [], withClause }: UpdateStmt,
  created: NewObjects,
): string | undefined {
  if (withClause) return "not recognised";
  const isNew = targetList.every(
    (target) => "ResTarget" in target && created.column(relation, target.ResTarget.name),
  );
  return created.hasTable(relation) || isNew ? undefined : "old code's own values change";
}
