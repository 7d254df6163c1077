import type { ColumnDef, Constraint, RangeVar } from "libpg-query";
import { whyConstraintBreaks } from "./breaking-constraint.ts";
import { isSafe } from "./expressions.ts";
import type { NewObjects } from "./new-objects.ts";
import { lastName } from "./node-names.ts";

const serials = new Set(["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"]);
/** Constraints that only say what the column is. All others restrict the rows that old code writes. */
const ownKinds = [
  "CONSTR_DEFAULT",
  "CONSTR_GENERATED",
  "CONSTR_IDENTITY",
  "CONSTR_NOTNULL",
  "CONSTR_NULL",
];

/** Why a column that is added to `table`, which old code writes, breaks old code, or undefined. Adds the column to `created`. */
export function whyColumnBreaks(
  { colname, typeName, constraints: nodes = [] }: ColumnDef,
  table: RangeVar | undefined,
  created: NewObjects,
): string | undefined {
  const constraints = nodes.flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
  const ofKind = (kind: Constraint["contype"]) =>
    constraints.find(({ contype }) => contype === kind);
  const value = ofKind("CONSTR_DEFAULT") ?? ofKind("CONSTR_GENERATED");
  const isFilled = value !== undefined || ofKind("CONSTR_IDENTITY") !== undefined;
  const isRequired = ofKind("CONSTR_NOTNULL") !== undefined;
  created.addColumn(table, colname, { isNullForOldCode: !isFilled && !isRequired });

  if (serials.has(lastName(typeName?.names))) {
    return "old code may lack the right to the sequence that numbers its rows";
  }
  if (!isSafe(value?.raw_expr))
    return "the value that old code's rows get may fail: not recognised";
  if (isRequired && !isFilled) return "old code's inserts lack the column";
  return constraints
    .filter(({ contype = "CONSTR_NULL" }) => !ownKinds.includes(contype))
    .map((constraint) => whyConstraintBreaks(constraint, table, created, colname))
    .find((why) => why !== undefined);
}
