import type { ErrorCode, InputFault } from "@iotd/core/errors";

/** The domain's failures, and those that only HTTP knows. */
export type ProblemCode =
  | ErrorCode
  | "malformed"
  | "method-not-allowed"
  | "too-large"
  | "unsupported-media-type"
  | "too-many-requests"
  | "internal"
  | "not-implemented";

/** A new code does not compile until it has a status. */
export const problems = {
  malformed: { status: 400, title: "The request cannot be read" },
  unauthenticated: { status: 401, title: "You are not signed in" },
  forbidden: { status: 403, title: "That is not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "That method is not allowed here" },
  conflict: { status: 409, title: "That does not fit the present state" },
  "too-large": { status: 413, title: "The request is too large" },
  "unsupported-media-type": { status: 415, title: "That content type is not understood" },
  "invalid-input": { status: 422, title: "The input is not acceptable" },
  "too-many-requests": { status: 429, title: "Too many attempts" },
  internal: { status: 500, title: "Something went wrong" },
  "not-implemented": { status: 501, title: "That is not offered here" },
  unavailable: { status: 503, title: "Not available at the moment" },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

export type ProblemStatus = (typeof problems)[ProblemCode]["status"];

/** Problem details (RFC 9457): `type` is stable and for programs, `detail` is for people. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  /** Names this occurrence, as the logs do. */
  readonly instance: string;
  readonly errors?: readonly InputFault[];
};

/** What went wrong, before it takes the shape of JSON or of a page. */
export type Failure = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults?: readonly InputFault[];
};

export function toProblem({ code, detail, faults }: Failure, requestId: string): Problem {
  return {
    type: `urn:iotd:problem:${code}`,
    ...problems[code],
    detail,
    instance: `urn:iotd:request:${requestId}`,
    ...(faults && { errors: faults }),
  };
}
