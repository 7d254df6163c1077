import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import type { ApiDocument, ApiOperation, JsonSchema } from "./api-document.ts";
import { Fields, fieldsOf } from "./fields.tsx";
import { Operation } from "./operation.tsx";
import { Inline, Prose } from "./prose.tsx";
import { SchemaType, schemaId } from "./schema-type.tsx";

type ReferencePageProps = {
  readonly site: Site;
  /** The origin of the API, such as `https://iotd.example.com`. */
  readonly origin: string;
  readonly document: ApiDocument;
};

type Endpoint = {
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
};

/** The API reference, made from the OpenAPI document. Works without scripts. */
export const referencePage = ({ site, origin, document }: ReferencePageProps) => {
  const groups = groupByTag(document);
  const schemas = Object.entries(document.components.schemas);
  return (
    <PublicLayout
      site={site}
      title="API reference"
      description="The HTTP API of the site: endpoints, parameters and responses."
      stylesheet="reference.css"
    >
      <main id="main" class="reference">
        <header>
          <h1>API reference</h1>
          <Prose text={document.info.description} />
          <p>
            Base URL: <code>{origin}</code>. This reference as an OpenAPI 3.1 document:{" "}
            <a href="/api/openapi.json">openapi.json</a>
          </p>
        </header>
        <nav class="contents" aria-label="Contents">
          {groups.map(({ name, endpoints }) => (
            <>
              <h2 class="group">{name}</h2>
              <ul>
                {endpoints.map(({ operation }) => (
                  <li>
                    <a href={`#${operation.operationId}`}>{operation.summary}</a>
                  </li>
                ))}
              </ul>
            </>
          ))}
          <p class="group">
            <a href="#schemas">Schemas</a>
          </p>
        </nav>
        <div class="chapters">
          {groups.map(({ name, description, endpoints }) => (
            <section>
              <h2>{name}</h2>
              <p class="about">
                <Inline text={description} />
              </p>
              {endpoints.map((endpoint) => (
                <Operation {...endpoint} />
              ))}
            </section>
          ))}
          <section>
            <h2 id="schemas">Schemas</h2>
            {schemas.map(([name, schema]) => (
              <Schema name={name} schema={schema} />
            ))}
          </section>
        </div>
      </main>
    </PublicLayout>
  );
};

const Schema = ({ name, schema }: { readonly name: string; readonly schema: JsonSchema }) => (
  <section class="operation" aria-labelledby={schemaId(name)}>
    <h3 id={schemaId(name)}>{name}</h3>
    {schema.properties ? (
      <Fields fields={fieldsOf(schema)} />
    ) : (
      <p class="type">
        <SchemaType schema={schema} />
      </p>
    )}
  </section>
);

/** The endpoints of each tag, in the document's order. */
function groupByTag({ tags, paths }: ApiDocument) {
  const all: readonly Endpoint[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return tags.map((tag) => ({
    ...tag,
    endpoints: all.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
}
