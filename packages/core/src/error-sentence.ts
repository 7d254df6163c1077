import { DomainError } from "./errors.ts";

/**
 * What to tell a person of `error`: our own errors say it themselves, others in their innermost
 * cause. What Drizzle wraps around that would print a query with its parameters, passwords' hashes
 * among them.
 */
export function errorSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DomainError) return error.message;
  if (error.cause instanceof Error) return errorSentence(error.cause);
  // A name with several addresses fails with one error each, and with no message of its own.
  if (error instanceof AggregateError) return error.errors.map(errorSentence).join("; ");
  return error.message;
}
