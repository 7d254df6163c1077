import type { JsonSchema } from "@iotd/web/pages";
import * as z from "zod/v4/core";

type Named = Readonly<Record<string, z.$ZodType>>;

/** Where the document keeps the schema called `name`. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** Named schemas as JSON Schema; where one holds another, it refers to it by its name. */
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

/** The properties of what is sent in a path or a query, and which of them must be there. */
export function describeFields(schema: z.$ZodObject): {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
} {
  const { properties = {}, required = [] } = asPlainJson(
    z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => simplify(jsonSchema) }),
  );
  return { properties, required };
}

/** A format says what zod's pattern for it says, and says it to people too. */
function simplify(schema: z.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
}

/** As it will be read: nothing in it is undefined, and no object is there twice. */
const asPlainJson = (schema: object): JsonSchema => JSON.parse(JSON.stringify(schema));
