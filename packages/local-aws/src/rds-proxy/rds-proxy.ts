import type { Clock } from "@iotd/core/clock";
import type { DatabaseConnection } from "@iotd/core/database";
import type { Login } from "./admit-client.ts";
import type { Pin } from "./pin-reasons.ts";
import type { FindCaller } from "./verify-iam-token.ts";

/** Where and how a proxy runs. */
export type RdsProxyOptions = {
  /** Of the proxy in the cloud: tokens are made for it, and the certificate has its host. */
  readonly identity: { readonly host: string; readonly port: number; readonly region: string };
  /** Both in PEM. */
  readonly certificate: { readonly certificate: string; readonly key: string };
  /** The port of 127.0.0.1 to listen on. @default a free one */
  readonly port?: number;
  /** Finds the owner of an access key, and the database users that this owner may connect as. */
  readonly findCaller: FindCaller;
  /**
   * How the proxy connects to the database as `user`, to the database that the client asks for. Undefined
   * for an unknown user.
   */
  readonly upstreamOf: (
    user: string,
  ) => Extract<DatabaseConnection, { auth: "password" }> | undefined;
  readonly now: Clock;
  /** For each user and database. @default 20 */
  readonly maxConnections?: number;
  /** How long a client waits for a database connection. @default that of the cloud */
  readonly borrowTimeoutMilliseconds?: number;
  /** Called for each statement that pins a session. */
  readonly onPin?: (pin: Pin & Login) => void;
  /** Called for each client that is refused or disconnected with an error. */
  readonly onRefusal?: (refusal: { readonly sqlState: string; readonly message: string }) => void;
};

/** The state of a proxy. */
export type RdsProxyCounts = {
  /** Authenticated clients. */
  readonly clients: number;
  /** Database connections. */
  readonly upstream: { readonly open: number; readonly inUse: number };
  /** Since the start of the proxy, as the next two. */
  readonly accepted: number;
  readonly refused: number;
  readonly pins: number;
};

/** A running proxy. */
export type RdsProxy = {
  /** Of 127.0.0.1. */
  readonly port: number;
  readonly counts: () => RdsProxyCounts;
  /** Disconnects clients and resolves when all connections are closed. May be called twice. */
  readonly stop: () => Promise<void>;
};
