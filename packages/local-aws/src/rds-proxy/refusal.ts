/** See https://www.postgresql.org/docs/17/errcodes-appendix.html */
type SqlState = "08006" | "08P01" | "0A000" | "28000" | "28P01" | "53300" | "57P01";

/** An error that the proxy sends to a client before it closes the connection. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly sqlState: SqlState;

  constructor(sqlState: SqlState, message: string, options?: ErrorOptions) {
    super(message, options);
    this.sqlState = sqlState;
  }
}

/** The error for clients of a proxy that stops. */
export const shuttingDown = () => new Refusal("57P01", "The proxy is shutting down.");
