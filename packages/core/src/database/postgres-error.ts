/**
 * The SQLSTATE of the PostgreSQL error behind `error`, wherever in the chain of causes it stands
 * (Drizzle wraps it). Undefined if there is none.
 */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}
