/** The codes of `DomainError`. HTTP, the queue consumer and the command line map each of them. */
export const errorCodes = [
  "invalid-input",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "unavailable",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One fault of an input. `pointer` is a JSON pointer (RFC 6901) to the invalid value. */
export type InputFault = { readonly pointer: string; readonly detail: string };

/**
 * An error that the user can do something about. `message` says in one or two sentences what happened
 * and what to do. Every other error that this package throws is a bug or an outage.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DomainError";
    this.code = code;
  }
}

/** The input could be read but is not valid. `faults` lists each invalid value. */
export class InvalidInputError extends DomainError {
  readonly faults: readonly InputFault[];

  constructor(message: string, faults: readonly InputFault[], options?: ErrorOptions) {
    super("invalid-input", message, options);
    this.name = "InvalidInputError";
    this.faults = faults;
  }
}
