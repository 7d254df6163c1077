import type { ApiOperation, ApiParameter, ApiResponse } from "@iotd/web/pages";
import type * as z from "zod/v4/core";
import { type DocumentedEndpoint, type EndpointAnswer, problemDetails } from "../http/endpoint.ts";
import { problems } from "../http/problem.ts";
import { describeFields, refTo } from "./describe-schemas.ts";
import { answerSchemas, bodySchemas } from "./schema-names.ts";

/** A Hono path in the notation of OpenAPI. */
export const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");

/** An endpoint as an operation of the document. `isOpen` if it requires no session. */
export function describeEndpoint(endpoint: DocumentedEndpoint, isOpen: boolean): ApiOperation {
  const { operationId, tag, summary, description, json } = endpoint;
  const parameters = [
    ...toParameters("path", endpoint.param),
    ...toParameters("query", endpoint.query),
    ...(endpoint.isPublished ? [ifNoneMatch] : []),
  ];
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: isOpen ? [] : [{ session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(json && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: refTo(nameOf(bodySchemas, json)) } },
      },
    }),
    responses: {
      ...toFailures(endpoint),
      ...mapValues(endpoint.answers, (answer) => toResponse(answer, endpoint.isPublished)),
      ...(endpoint.isPublished && {
        304: { description: "Not modified", headers: cacheHeaders },
      }),
      default: toFailure(endpoint, "Any other failure"),
    },
  };
}

const text = { type: "string" } as const;

const ifNoneMatch: ApiParameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The `ETag` of an earlier answer. If that has not changed, the answer is 304.",
  schema: text,
};

const cacheHeaders = {
  etag: { description: "The version of this answer.", schema: text },
  "cache-control": { description: "How long the answer may be cached.", schema: text },
};

function toResponse(answer: EndpointAnswer, isPublished = false): ApiResponse {
  const headers = {
    ...mapValues(answer.headers ?? {}, (description) => ({ description, schema: text })),
    ...(isPublished && cacheHeaders),
  };
  const schema = answer.json ? refTo(nameOf(answerSchemas, answer.json)) : text;
  const contentType = answer.contentType ?? (answer.json && "application/json");
  return {
    description: answer.description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(contentType !== undefined && { content: { [contentType]: { schema } } }),
  };
}

const toFailures = (endpoint: DocumentedEndpoint) =>
  Object.fromEntries(
    endpoint.problems.map((code) => [
      problems[code].status,
      toFailure(endpoint, problems[code].title),
    ]),
  );

const toFailure = ({ failure = problemDetails }: DocumentedEndpoint, description: string) =>
  toResponse({ ...failure, description });

function toParameters(place: "path" | "query", schema: z.$ZodObject | undefined): ApiParameter[] {
  if (!schema) return [];
  const { properties, required } = describeFields(schema);
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: property,
  }));
}

function nameOf<Schema>(named: Readonly<Record<string, Schema>>, schema: Schema): string {
  const found = Object.entries(named).find(([, each]) => each === schema);
  if (!found) throw new Error("A schema of an endpoint has no name. Add it to schema-names.ts.");
  return found[0];
}

const mapValues = <Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
