import { DomainError } from "@iotd/core/errors";

const longestQuote = 200;

/** What a check fails with: one sentence that says what was expected and what was seen instead. */
export const unexpected = (expected: string, seen: string, options?: ErrorOptions) =>
  new DomainError("unavailable", `expected ${expected}, saw ${quote(seen)}`, options);

/**
 * What a server said, fit for one line of a log: a build's log takes lines that begin in certain ways
 * for commands.
 */
const quote = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
};
