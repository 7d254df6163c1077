import type * as z from "zod/v4/core";
import { type Problem, type ProblemCode, problemSchema } from "./problem.ts";

/** What an endpoint belongs to, as the reference groups them. */
export type EndpointTag = "Pictures" | "For other programs" | "Service" | "Editors";

/** One answer of an endpoint, by its status. */
export type EndpointAnswer = {
  readonly description: string;
  /** Its body, of which only the document is made; it has a name in openapi/schema-names.ts. @default no JSON */
  readonly json?: () => z.$ZodType;
  /** @default application/json, or no body where there is no schema */
  readonly contentType?: string;
  /** Headers beside those that every answer has, and what they say. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** How programs are told of a failure: the schema of the body, its content type, and how it is made. */
export type FailureForm = {
  readonly json: () => z.$ZodType;
  readonly contentType: string;
  readonly make: (problem: Problem) => object;
};

/** The form of a failure where a route declares no other (RFC 9457). */
export const problemDetails: FailureForm = {
  json: problemSchema,
  contentType: "application/problem+json",
  make: (problem) => problem,
};

/**
 * A route for programs, which is declared once: `routeOf` registers it, and programs get a failure in its
 * form, never as a page.
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
  /** @default the summary says it all */
  readonly description?: string;
  readonly answers: Readonly<Record<number, EndpointAnswer>>;
  /** Its own ways to fail. Besides, each route may be unavailable or fail unexpectedly. */
  readonly problems: readonly ProblemCode[];
  /** Whether caches keep it, by its ETag. @default false */
  readonly isPublished?: boolean;
};
