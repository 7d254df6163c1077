import type { Child } from "hono/jsx";
import type { JsonSchema } from "./api-document.ts";

/** The name of the schema that a `$ref` points to. */
const nameOf = ($ref: string) => $ref.split("/").at(-1) ?? "";

/** The id of the element that describes the schema `name`. */
export const schemaId = (name: string): string => `schema-${name}`;

/** The type of a value, for people to read: `string (date) or null`, `list of Picture`. */
export const SchemaType = ({ schema }: { readonly schema: JsonSchema }) => {
  const { $ref, type, format, items } = schema;
  const choices = schema.anyOf ?? schema.oneOf;
  if ($ref !== undefined) {
    const name = nameOf($ref);
    return <a href={`#${schemaId(name)}`}>{name}</a>;
  }
  if (choices)
    return join(
      choices.map((each) => <SchemaType schema={each} />),
      " or ",
    );
  if (schema.const !== undefined) return <code>{String(schema.const)}</code>;
  if (schema.enum)
    return join(
      schema.enum.map((value) => <code>{String(value)}</code>),
      ", ",
    );
  if (type === "array" && items) {
    return (
      <>
        list of <SchemaType schema={items} />
      </>
    );
  }
  const types = typeof type === "string" ? type : (type ?? ["anything"]).join(" or ");
  return <>{format === undefined ? types : `${types} (${format})`}</>;
};

const join = (parts: readonly Child[], separator: string) => (
  <>{parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))}</>
);

/** The limits of a value and its default, for people to read. Empty if it has none. */
export function schemaLimits(schema: JsonSchema): string {
  const { minimum, maximum, minLength, maxLength } = schema;
  const limits = [
    toRange(minimum, isSafe(maximum) ? maximum : undefined, ""),
    minLength === 1 && maxLength === undefined
      ? "not empty"
      : toRange(minLength, maxLength, " characters"),
    schema.default === undefined ? "" : `default ${String(schema.default)}`,
  ];
  return limits.filter((limit) => limit !== "").join("; ");
}

/** zod limits every integer to JavaScript's safe range; such limits are not shown. */
const isSafe = (bound: number | undefined) =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function toRange(from: number | undefined, to: number | undefined, unit: string): string {
  const isFrom = isSafe(from);
  if (isFrom && to !== undefined) return `${from} to ${to}${unit}`;
  if (isFrom) return `at least ${from}${unit}`;
  return to === undefined ? "" : `at most ${to}${unit}`;
}
