import type * as z from "zod/v4/core";
import type { ProblemCode } from "./problem.ts";

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

/**
 * One route, as its handler, the typed client and the OpenAPI document all know it: routes take their
 * path and schemas from here, the document is made from it, and a test holds the answers to it.
 */
export type Endpoint = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As Hono writes it: `/api/days/:day`. */
  readonly path: string;
  /** A name that is unique in the document, for generated clients. */
  readonly operationId: string;
  readonly tag: EndpointTag;
  /** A few words, without a full stop. */
  readonly summary: string;
  /** @default the summary says it all */
  readonly description?: string;
  readonly param?: z.$ZodObject;
  readonly query?: z.$ZodObject;
  /** The body, as JSON. */
  readonly json?: z.$ZodType;
  readonly answers: Readonly<Record<number, EndpointAnswer>>;
  /** Its own ways to fail. Beside them everything may be unavailable or go wrong. */
  readonly problems: readonly ProblemCode[];
  /** The form of its failures. @default problem details */
  readonly failure?: { readonly json: () => z.$ZodType; readonly contentType: string };
  /** Whether caches keep it, by its ETag. @default false */
  readonly isPublished?: boolean;
};
