import type { Node } from "libpg-query";
import { lastName } from "./node-names.ts";

/** Functions that return null for a null argument and never fail. */
const strictFunctions = new Set([
  "btrim",
  "char_length",
  "jsonb_typeof",
  "length",
  "lower",
  "octet_length",
  "upper",
]);
const safeFunctions = new Set([...strictFunctions, "gen_random_uuid", "now"]);

/** The value of an expression, undefined if it is not known. */
type Value = true | false | null | undefined;

/**
 * Whether a check passes in every row in which the columns that `isEmpty` accepts are null. In
 * PostgreSQL a check whose value is null passes. False if it is not known.
 */
export function passesForNulls(
  check: Node | undefined,
  isEmpty: (column: string) => boolean,
): boolean {
  const value = valueForNulls(check, isEmpty);
  return value === true || value === null;
}

function valueForNulls(node: Node | undefined, isEmpty: (column: string) => boolean): Value {
  const evaluate = (part: Node | undefined) => valueForNulls(part, isEmpty);
  if (node === undefined) return undefined;
  if ("ColumnRef" in node) return isEmpty(lastName(node.ColumnRef.fields)) ? null : undefined;
  if ("TypeCast" in node) return evaluate(node.TypeCast.arg) === null ? null : undefined;
  if ("NullTest" in node) {
    if (evaluate(node.NullTest.arg) !== null) return undefined;
    return node.NullTest.nulltesttype === "IS_NULL";
  }
  if ("FuncCall" in node) {
    const { funcname, args = [] } = node.FuncCall;
    const isNull =
      strictFunctions.has(lastName(funcname)) && args.some((a) => evaluate(a) === null);
    return isNull ? null : undefined;
  }
  if ("A_Expr" in node) {
    const { kind, lexpr } = node.A_Expr;
    const isStrict = ["AEXPR_OP", "AEXPR_IN", "AEXPR_LIKE", "AEXPR_BETWEEN"].includes(kind ?? "");
    // These operators return null if one side is null, unless the other side fails.
    return isStrict && evaluate(lexpr) === null && isSafe(node) ? null : undefined;
  }
  if ("BoolExpr" in node) {
    const { boolop, args = [] } = node.BoolExpr;
    const values = args.map(evaluate);
    if (boolop === "AND_EXPR") return conjunction(values);
    const negated = conjunction(boolop === "OR_EXPR" ? values.map(not) : values);
    return not(negated);
  }
  return undefined;
}

const not = (value: Value): Value => (typeof value === "boolean" ? !value : value);

function conjunction(values: readonly Value[]): Value {
  if (values.includes(false)) return false;
  if (values.includes(undefined)) return undefined;
  return values.includes(null) ? null : true;
}

/** Whether an expression is known never to fail. One that can fail makes writes of old code fail. */
export function isSafe(node: Node | undefined): boolean {
  if (node === undefined) return true;
  if ("A_Const" in node || "ColumnRef" in node || "SQLValueFunction" in node) return true;
  // A cast of an invalid constant makes the migration itself fail. A cast of a column may fail later.
  if ("TypeCast" in node) return node.TypeCast.arg !== undefined && "A_Const" in node.TypeCast.arg;
  if ("List" in node) return (node.List.items ?? []).every(isSafe);
  if ("NullTest" in node) return isSafe(node.NullTest.arg);
  if ("BoolExpr" in node) return (node.BoolExpr.args ?? []).every(isSafe);
  if ("FuncCall" in node) {
    const { funcname, args = [] } = node.FuncCall;
    return safeFunctions.has(lastName(funcname)) && args.every(isSafe);
  }
  if ("A_Expr" in node) {
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    const isComparison =
      kind !== "AEXPR_OP" || ["=", "<>", "<", "<=", ">", ">="].includes(lastName(name));
    return isComparison && isSafe(lexpr) && isSafe(rexpr);
  }
  return false;
}
