/** Network errors of Node. */
const networkCodes = new Set([
  "EADDRNOTAVAIL",
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * SQLSTATEs of a server that is temporarily unavailable: connection exceptions, insufficient
 * resources, operator intervention (shutdown, failover, a cancelled statement), and a server that became
 * a read-only replica in a failover (25006).
 * See https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const serverCodes = /^(?:(?:08|53|57)[0-9A-Z]{3}|25006)$/;

/** Messages of `pg` errors that have no code: time-outs and lost connections. */
const messages =
  /timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|encountered a connection error|Client was closed|error establishing an SSL connection/;

/** Whether `error` or one of its causes means that the database is unavailable or overloaded, not that a query is wrong. */
export function isDatabaseOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (networkCodes.has(code) || serverCodes.test(code) || messages.test(cause.message))
      return true;
  }
  return false;
}
