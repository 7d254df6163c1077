import type { Clock } from "@iotd/core/clock";
import type { DatabaseConnection } from "@iotd/core/database";
import type { Login } from "./admit-client.ts";
import type { Pin } from "./pin-reasons.ts";
import type { FindCaller } from "./verify-iam-token.ts";

export type RdsProxyOptions = {
  /** Of the proxy that this one stands for: what tokens are made for, and what the certificate names. */
  readonly identity: { readonly host: string; readonly port: number; readonly region: string };
  /** Both in PEM. */
  readonly certificate: { readonly certificate: string; readonly key: string };
  /** Where to listen. @default a free one */
  readonly port?: number;
  /** Who has an access key, and as which database users they may connect. */
  readonly findCaller: FindCaller;
  /**
   * How the proxy itself signs in as `user`; the database is the one that the client names.
   * Undefined for a user whom it does not know.
   */
  readonly upstreamOf: (
    user: string,
  ) => Extract<DatabaseConnection, { auth: "password" }> | undefined;
  readonly now: Clock;
  /** Of one user to one database. @default 20 */
  readonly maxConnections?: number;
  /** How long a client waits for a database connection. @default 4000, as the deployed proxy's */
  readonly borrowTimeoutMilliseconds?: number;
  /** Is told of each statement that keeps a client on its database connection. */
  readonly onPin?: (pin: Pin & Login) => void;
  /** Is told of each client that is sent away. */
  readonly onRefusal?: (refusal: { readonly sqlState: string; readonly message: string }) => void;
};

export type RdsProxyCounts = {
  /** That are signed in. */
  readonly clients: number;
  /** Database connections. */
  readonly upstream: { readonly open: number; readonly inUse: number };
  /** Since the start, as the next two. */
  readonly accepted: number;
  readonly refused: number;
  readonly pins: number;
};

/** A running proxy. */
export type RdsProxy = {
  /** Of 127.0.0.1. */
  readonly port: number;
  readonly counts: () => RdsProxyCounts;
  /** Sends clients away and resolves when every connection is closed. May be called twice. */
  readonly stop: () => Promise<void>;
};
