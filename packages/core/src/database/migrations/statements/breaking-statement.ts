import type { CreateStmt, Node } from "libpg-query";
import { whyReferencesBreak } from "./breaking-constraint.ts";
import { whyIndexBreaks } from "./breaking-index.ts";
import { whyRowsBreak, whyUpdateBreaks } from "./breaking-rows.ts";
import { whyTableChangeBreaks } from "./breaking-table-change.ts";
import type { NewObjects } from "./new-objects.ts";

const replaced = "old code uses what replaces it";

/**
 * Why a statement breaks old code, or undefined. Adds what it creates to `created`. A kind of statement
 * that is not listed here is "not recognised" and counts as breaking.
 */
export function whyStatementBreaks(tree: Node, created: NewObjects): string | undefined {
  if ("CreateStmt" in tree) return whyTableBreaks(tree.CreateStmt, created);
  if ("AlterTableStmt" in tree) return whyTableChangeBreaks(tree.AlterTableStmt, created);
  if ("IndexStmt" in tree) return whyIndexBreaks(tree.IndexStmt, created);
  if ("InsertStmt" in tree) return whyRowsBreak(tree.InsertStmt, created);
  if ("DeleteStmt" in tree) return whyRowsBreak(tree.DeleteStmt, created);
  if ("UpdateStmt" in tree) return whyUpdateBreaks(tree.UpdateStmt, created);
  if ("TruncateStmt" in tree) return "old code's own rows are deleted";
  if ("DropStmt" in tree) return "old code may use what is dropped";
  if ("RenameStmt" in tree) {
    return created.hasTable(tree.RenameStmt.relation)
      ? undefined
      : "old code uses the name from before";
  }
  if ("GrantStmt" in tree) {
    return tree.GrantStmt.is_grant ? undefined : "old code may need the right";
  }
  if ("CreatePolicyStmt" in tree) {
    const { permissive, table } = tree.CreatePolicyStmt;
    return permissive || created.hasTable(table) ? undefined : "old code no longer sees all rows";
  }
  if ("CreateTrigStmt" in tree) {
    return created.hasTable(tree.CreateTrigStmt.relation)
      ? undefined
      : "the trigger runs on what old code writes";
  }
  if ("AlterEnumStmt" in tree) {
    return tree.AlterEnumStmt.oldVal === undefined
      ? undefined
      : "old code uses the value from before";
  }
  if ("ViewStmt" in tree) return tree.ViewStmt.replace ? replaced : undefined;
  if ("CreateFunctionStmt" in tree) {
    return tree.CreateFunctionStmt.replace ? replaced : undefined;
  }
  return isHarmless(tree) ? undefined : "not recognised";
}

const isHarmless = (tree: Node) =>
  "CommentStmt" in tree ||
  "CompositeTypeStmt" in tree ||
  "CreateEnumStmt" in tree ||
  "CreateExtensionStmt" in tree ||
  "CreateSchemaStmt" in tree ||
  "CreateSeqStmt" in tree ||
  "CreateStatsStmt" in tree ||
  "CreateTableAsStmt" in tree;

function whyTableBreaks(
  { relation, tableElts = [], inhRelations, partbound, if_not_exists }: CreateStmt,
  created: NewObjects,
): string | undefined {
  // The rows of a child table are also rows of its parent.
  if (inhRelations || partbound) return "not recognised";
  // A table that may already exist is not new.
  if (!if_not_exists) created.addTable(relation);
  const constraints = tableElts.flatMap((element) =>
    "ColumnDef" in element ? (element.ColumnDef.constraints ?? []) : [element],
  );
  return whyReferencesBreak(constraints, created);
}
