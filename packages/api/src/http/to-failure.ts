import { isDatabaseOutage } from "@iotd/core/database";
import { DomainError, InvalidInputError } from "@iotd/core/errors";
import { HTTPException } from "hono/http-exception";
import { HttpError } from "./http-error.ts";
import { type Failure, type ProblemCode, problems } from "./problem.ts";

const unexpected: Failure = {
  code: "internal",
  detail: "This is an error of the service, and it was logged. Try again later.",
};

const outage: Failure = {
  code: "unavailable",
  detail: "The service is not available at the moment. Try again in a minute.",
};

/**
 * What the client sees of a thrown error. An unexpected error shows no details: a database driver's message
 * contains SQL and parameters.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof InvalidInputError) {
    return { code: error.code, detail: error.message, faults: error.faults };
  }
  if (error instanceof DomainError || error instanceof HttpError) {
    return { code: error.code, detail: error.message };
  }
  if (error instanceof HTTPException) {
    const code = codeOfStatus(error.status);
    return code === "internal"
      ? unexpected
      : { code, detail: error.message || problems[code].title };
  }
  return isDatabaseOutage(error) ? outage : unexpected;
}

/** The framework throws errors with a status; each has a code here. */
function codeOfStatus(status: number): ProblemCode {
  const found = Object.entries(problems).find(([, problem]) => problem.status === status);
  return isProblemCode(found?.[0]) ? found[0] : "internal";
}

const isProblemCode = (name: string | undefined): name is ProblemCode =>
  name !== undefined && name in problems;
