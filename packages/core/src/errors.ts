/** What can go wrong on purpose; every edge (HTTP, queue, command line) maps this closed set. */
export const errorCodes = [
  "invalid-input",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "unavailable",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One fault of an input: `pointer` is a JSON pointer (RFC 6901) to the value at fault. */
export type InputFault = { readonly pointer: string; readonly detail: string };

/**
 * A failure that its reader can do something about: `message` is one sentence that says what.
 * Anything else thrown by this package is a bug or an outage.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DomainError";
    this.code = code;
  }
}

/** The input was understood but is not acceptable; `faults` name each value at fault. */
export class InvalidInputError extends DomainError {
  readonly faults: readonly InputFault[];

  constructor(message: string, faults: readonly InputFault[], options?: ErrorOptions) {
    super("invalid-input", message, options);
    this.name = "InvalidInputError";
    this.faults = faults;
  }
}
