import type { JsonSchema } from "@iotd/web/pages";
import * as z from "zod/v4/core";

type Named = Readonly<Record<string, z.$ZodType>>;

/** A reference to the schema `name` of the document. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** Named schemas as JSON Schema. They refer to each other by name. */
export function describeSchemas(named: Named, io: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `${refTo(id).$ref}`,
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      asPlainJson(schema),
    ]),
  );
}

/** The parameters of a path or a query, and which of them are required. */
export function describeFields(schema: z.$ZodObject): {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
} {
  const { properties = {}, required = [] } = asPlainJson(
    z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => simplify(jsonSchema) }),
  );
  return { properties, required };
}

/** Removes zod's pattern where a format says the same. */
function simplify(schema: z.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
}

/** A copy as plain JSON, without undefined values and shared objects. */
const asPlainJson = (schema: object): JsonSchema => JSON.parse(JSON.stringify(schema));
