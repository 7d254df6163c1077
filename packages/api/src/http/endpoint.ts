import type * as z from "zod/v4/core";
import { type Problem, type ProblemCode, problemSchema } from "./problem.ts";

/** The group of an endpoint in the reference. */
export type EndpointTag = "Pictures" | "For other programs" | "Service" | "Editors";

/** What the document says of one answer of an endpoint. */
export type EndpointAnswer = {
  readonly description: string;
  /** The schema of its body, for the document only. openapi/schema-names.ts names it. @default no JSON */
  readonly json?: () => z.$ZodType;
  /** @default application/json, or no body without a schema */
  readonly contentType?: string;
  /** Headers that not every answer has, with their descriptions. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** The JSON of a failure: its schema, its content type, and the function that makes it. */
export type FailureForm = {
  readonly json: () => z.$ZodType;
  readonly contentType: string;
  readonly make: (problem: Problem) => object;
};

/** The default form of a failure (RFC 9457). */
export const problemDetails: FailureForm = {
  json: problemSchema,
  contentType: "application/problem+json",
  make: (problem) => problem,
};

/**
 * The one declaration of a route for programs. `routeOf` registers it, and its failures are JSON, never a
 * page.
 */
export type Endpoint = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As Hono writes it: `/api/days/:day`. */
  readonly path: string;
  readonly param?: z.$ZodObject;
  readonly query?: z.$ZodObject;
  /** The body, as JSON. */
  readonly json?: z.$ZodType;
  /** @default problem details */
  readonly failure?: FailureForm;
};

/** An endpoint of the OpenAPI document. A test compares its answers with the document. */
export type DocumentedEndpoint = Endpoint & {
  /** A name that is unique in the document, for generated clients. */
  readonly operationId: string;
  readonly tag: EndpointTag;
  /** A few words, without a full stop. */
  readonly summary: string;
  /** @default only the summary */
  readonly description?: string;
  readonly answers: Readonly<Record<number, EndpointAnswer>>;
  /** Failures of this route. Every route can also be unavailable or fail unexpectedly. */
  readonly problems: readonly ProblemCode[];
  /** Whether it may be cached and has an ETag. @default false */
  readonly isPublished?: boolean;
};
