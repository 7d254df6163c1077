import type { ErrorCode, InputFault } from "@iotd/core/errors";
import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";

/** The codes of domain errors, and those of HTTP. */
export type ProblemCode =
  | ErrorCode
  | "malformed"
  | "method-not-allowed"
  | "too-large"
  | "unsupported-media-type"
  | "too-many-requests"
  | "internal"
  | "not-implemented";

/** The status and title of each code. A new code does not compile without them. */
export const problems = {
  malformed: { status: 400, title: "The request cannot be read" },
  unauthenticated: { status: 401, title: "You are not signed in" },
  forbidden: { status: 403, title: "That is not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This method is not allowed here" },
  conflict: { status: 409, title: "The request conflicts with the current state" },
  "too-large": { status: 413, title: "The request is too large" },
  "unsupported-media-type": { status: 415, title: "This content type is not supported" },
  "invalid-input": { status: 422, title: "The input is not valid" },
  "too-many-requests": { status: 429, title: "Too many attempts" },
  internal: { status: 500, title: "Something went wrong" },
  "not-implemented": { status: 501, title: "This is not supported" },
  unavailable: { status: 503, title: "Not available at the moment" },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** Every status of a failure. */
export type ProblemStatus = (typeof problems)[ProblemCode]["status"];

const typeOf = (code: string) => `urn:iotd:problem:${code}`;

/** Problem details (RFC 9457): `type` is stable and for programs, `detail` is for people. */
export const problemSchema = lazy(() =>
  z.object({
    type: z
      .enum(Object.keys(problems).map(typeOf))
      .check(z.describe("The kind of failure. It is stable, for programs.")),
    title: z.string().check(z.describe("The same for every failure of this kind.")),
    status: z.literal(Object.values(problems).map(({ status }) => status)),
    detail: z.string().check(z.describe("What is wrong and what to do, for people.")),
    instance: z.string().check(z.describe("The id of this request, as in `x-request-id`.")),
    errors: z
      .optional(z.array(z.object({ pointer: z.string(), detail: z.string() })))
      .check(z.describe("Each invalid value: `pointer` is a JSON pointer to it.")),
  }),
);
/** Problem details as JSON. */
export type Problem = z.infer<ReturnType<typeof problemSchema>>;

/** A failure, before it becomes JSON or a page. */
export type Failure = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults?: readonly InputFault[];
};

/** For a path without a route or a page. */
export const nothingHere: Failure = {
  code: "not-found",
  detail: "Nothing was found at this address.",
};

/** The problem details of a failure; `requestId` becomes `instance`. */
export function toProblem({ code, detail, faults }: Failure, requestId: string): Problem {
  return {
    type: typeOf(code),
    ...problems[code],
    detail,
    instance: `urn:iotd:request:${requestId}`,
    ...(faults && { errors: [...faults] }),
  };
}
