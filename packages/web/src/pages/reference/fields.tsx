import type { JsonSchema } from "./api-document.ts";
import { Inline } from "./prose.tsx";
import { SchemaType, schemaLimits } from "./schema-type.tsx";

/** A named value to describe: a parameter, or a member of an object. */
export type Field = {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  readonly description?: string | undefined;
};

/** A list of fields with their types and descriptions. */
export const Fields = ({ fields }: { readonly fields: readonly Field[] }) => (
  <dl class="fields">
    {fields.map(({ name, schema, isRequired, description }) => {
      const limits = schemaLimits(schema);
      return (
        <div>
          <dt>
            <code>{name}</code>
            {isRequired ? null : <span class="optional">optional</span>}
          </dt>
          <dd>
            <p class="type">
              <SchemaType schema={schema} />
              {limits === "" ? null : `, ${limits}`}
            </p>
            {description === undefined ? null : (
              <p>
                <Inline text={description} />
              </p>
            )}
            <Inner schema={schema} />
          </dd>
        </div>
      );
    })}
  </dl>
);

/** The fields of an object, or of the objects in a list. */
const Inner = ({ schema }: { readonly schema: JsonSchema }) => {
  const object = [schema, schema.items, ...(schema.anyOf ?? [])].find((each) => each?.properties);
  return object ? <Fields fields={fieldsOf(object)} /> : null;
};

/** The fields of an object schema. */
export const fieldsOf = ({ properties = {}, required = [] }: JsonSchema): Field[] =>
  Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    schema,
    isRequired: required.includes(name),
    description,
  }));
