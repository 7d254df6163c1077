import type { ProblemCode } from "./problem.ts";

/** A refusal of an HTTP request, with headers for the answer. Domain code throws `DomainError` instead. */
export class HttpError extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "HttpError";
    this.code = code;
    this.headers = headers;
  }
}
