import type { AlterTableCmd, AlterTableStmt, RangeVar } from "libpg-query";
import { whyColumnBreaks } from "./breaking-column.ts";
import { whyConstraintBreaks, whyReferencesBreak } from "./breaking-constraint.ts";
import type { NewObjects } from "./new-objects.ts";

type Kind = NonNullable<AlterTableCmd["subtype"]>;

const harmless: ReadonlySet<Kind | undefined> = new Set<Kind>([
  "AT_DropNotNull",
  "AT_SetStatistics",
  "AT_SetStorage",
  "AT_ValidateConstraint",
]);
const whyKnown: Partial<Record<Kind, string>> = {
  AT_DropColumn: "old code reads or writes the column",
  AT_AlterColumnType: "old code reads and writes the type from before",
  AT_ColumnDefault: "old code's inserts get another value, or none",
  AT_DropConstraint: "old code may rely on the constraint, as an upsert does",
  AT_EnableRowSecurity: "old code no longer sees rows without a policy",
  AT_ForceRowSecurity: "old code no longer sees rows without a policy",
  AT_DisableRowSecurity: "old code sees rows that policies hid from it",
  AT_NoForceRowSecurity: "old code sees rows that policies hid from it",
};

/** Why an ALTER TABLE breaks old code, or undefined. Adds its new columns to `created`. */
export function whyTableChangeBreaks(
  { relation, cmds = [], objtype }: AlterTableStmt,
  created: NewObjects,
): string | undefined {
  if (objtype !== "OBJECT_TABLE") return "not recognised";
  const reasons = cmds.map((cmd) => {
    if (!("AlterTableCmd" in cmd)) return "not recognised";
    return created.hasTable(relation)
      ? whyNewTableBreaks(cmd.AlterTableCmd, created)
      : whyOldTableBreaks(cmd.AlterTableCmd, relation, created);
  });
  return reasons.find((why) => why !== undefined);
}

function whyNewTableBreaks(
  { subtype, def }: AlterTableCmd,
  created: NewObjects,
): string | undefined {
  if (subtype === "AT_AddInherit" || subtype === "AT_AttachPartition") return "not recognised";
  if (def === undefined) return undefined;
  return whyReferencesBreak("ColumnDef" in def ? def.ColumnDef.constraints : [def], created);
}

function whyOldTableBreaks(
  { subtype, name, def, missing_ok }: AlterTableCmd,
  table: RangeVar | undefined,
  created: NewObjects,
): string | undefined {
  if (harmless.has(subtype)) return undefined;
  if (subtype === "AT_AddColumn" && def && "ColumnDef" in def) {
    // A column that may already exist is not new.
    return missing_ok ? "not recognised" : whyColumnBreaks(def.ColumnDef, table, created);
  }
  if (subtype === "AT_AddConstraint" && def && "Constraint" in def) {
    return whyConstraintBreaks(def.Constraint, table, created);
  }
  if (subtype === "AT_SetNotNull") {
    const column = created.column(table, name);
    return column && !column.isNullForOldCode ? undefined : "old code may write null";
  }
  return (subtype && whyKnown[subtype]) ?? "not recognised";
}
