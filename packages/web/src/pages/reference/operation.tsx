import type { ApiOperation, ApiParameter, JsonSchema } from "./api-document.ts";
import { Fields } from "./fields.tsx";
import { Inline, Prose } from "./prose.tsx";
import { SchemaType } from "./schema-type.tsx";

type OperationProps = {
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
};

/** One endpoint: its purpose, parameters, request body and responses. */
export const Operation = ({ method, path, operation }: OperationProps) => {
  const { operationId, summary, description, requestBody, responses } = operation;
  // Headers and the default response are the same for all endpoints, so the introduction describes them.
  const fields = (operation.parameters ?? []).filter((each) => each.in !== "header").map(toField);
  const answers = Object.entries(responses).filter(([status]) => status !== "default");
  return (
    <section class="operation" aria-labelledby={operationId}>
      <h3 id={operationId}>{summary}</h3>
      <p class="address">
        <span class="method">{method.toUpperCase()}</span>
        <Address {...{ method, path, operation }} />
      </p>
      {description === undefined ? null : <Prose text={description} />}
      {fields.length === 0 ? null : (
        <>
          <h4>Parameters</h4>
          <Fields fields={fields} />
        </>
      )}
      {requestBody ? (
        <>
          <h4>Request body</h4>
          <p class="type">
            <Body content={requestBody.content} />
          </p>
        </>
      ) : null}
      <h4>Responses</h4>
      <ul class="answers">
        {answers.map(([status, response]) => (
          <li>
            <span class="status">{status}</span>
            <span>
              <Inline text={response.description} />
              {response.content ? (
                <span class="type">
                  <Body content={response.content} />
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A link, if the endpoint can be opened without parameters or sign-in. */
const Address = ({ method, path, operation }: OperationProps) =>
  method === "get" && !path.includes("{") && operation.security.length === 0 ? (
    <a href={path}>
      <code>{path}</code>
    </a>
  ) : (
    <code>{path}</code>
  );

const Body = ({
  content,
}: {
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}) => (
  <>
    {Object.entries(content).map(([mediaType, { schema }]) => (
      <>
        {schema.$ref === undefined ? null : <SchemaType schema={schema} />} <code>{mediaType}</code>
      </>
    ))}
  </>
);

const toField = ({ name, required, description, schema }: ApiParameter) => ({
  name,
  schema,
  isRequired: required,
  description,
});
