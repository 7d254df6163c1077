import { DomainError } from "./errors.ts";

/**
 * The message of `error` to show to a person: its own message for a `DomainError`, otherwise the
 * message of its innermost cause. The outer message of a Drizzle error must not be shown, because it
 * contains the query's parameters, such as password hashes.
 */
export function errorSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DomainError) return error.message;
  if (error.cause instanceof Error) return errorSentence(error.cause);
  // Connecting to a host with several addresses fails with one error for each and an empty message.
  if (error instanceof AggregateError) return error.errors.map(errorSentence).join("; ");
  return error.message;
}
