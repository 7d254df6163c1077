import type { DeleteStmt, InsertStmt, UpdateStmt } from "libpg-query";
import type { MadeHere } from "./made-here.ts";

/** Why an INSERT or DELETE breaks old code, or undefined. */
export function whyRowsBreak(
  { relation, withClause }: InsertStmt | DeleteStmt,
  made: MadeHere,
): string | undefined {
  // What stands in WITH may write too.
  if (withClause) return "not recognised";
  return made.hasTable(relation) ? undefined : "old code's own rows change";
}

/** Why an UPDATE breaks old code, or undefined: columns that old code does not know may be filled. */
export function whyUpdateBreaks(
  { relation, targetList = [], withClause }: UpdateStmt,
  made: MadeHere,
): string | undefined {
  if (withClause) return "not recognised";
  const isNew = targetList.every(
    (target) => "ResTarget" in target && made.column(relation, target.ResTarget.name),
  );
  return made.hasTable(relation) || isNew ? undefined : "old code's own values change";
}
