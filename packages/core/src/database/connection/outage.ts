/** Of the network, as Node names them. */
const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
]);

/**
 * SQLSTATEs of a server that cannot serve anybody just now: connection exceptions, insufficient
 * resources, operator intervention (shutdown, failover, a cancelled statement).
 * See https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const serverCodes = /^(?:08|53|57)[0-9A-Z]{3}$/;

/** What `pg` says without a code when nothing came in time or the connection went. */
const messages =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|encountered a connection error/;

/** Whether `error` says that the database is away or overloaded, not that something is wrong with what it was asked. */
export function isDatabaseOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (networkCodes.has(code) || serverCodes.test(code) || messages.test(cause.message))
      return true;
  }
  return false;
}
