import { checkServerIdentity } from "node:tls";
import type { PoolConfig } from "pg";
import { connectTimeoutSeconds } from "../connect-timeouts.ts";
import { type CredentialsProvider, createIamToken } from "./iam-token.ts";

/** Where the database is and how to sign in: with a password locally, with an IAM token on AWS. */
export type DatabaseConnection =
  | { readonly auth: "password"; readonly url: string }
  | {
      readonly auth: "iam";
      /** The server's name: tokens are made for it and its certificate must contain it. */
      readonly host: string;
      readonly port: number;
      /**
       * The address to connect to, if it differs, for example the end of a tunnel.
       * @default `host` and `port`
       */
      readonly address?: { readonly host: string; readonly port: number } | undefined;
      /**
       * Certificate authorities for the server's certificate, in PEM.
       * @default those that Node trusts, which include Amazon's
       */
      readonly certificateAuthority?: string | undefined;
      readonly database: string;
      readonly user: string;
      readonly region: string;
      readonly credentials: CredentialsProvider;
    };

/** Longer than the server's own limit (see login-roles.ts), so it ends only queries that get no answer. */
const answerTimeoutMilliseconds = 15_000;

/**
 * The settings of a `pg` pool or client for `connection`. They never make `pg` send a `SET` or a named
 * statement, which would pin an RDS Proxy session. So time-outs are set in the client and on the roles.
 * They leave nothing of a connection to `PG…` environment variables that an explicit setting can replace.
 */
export function poolConfig(connection: DatabaseConnection, maxConnections: number): PoolConfig {
  return {
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutSeconds * 1_000,
    query_timeout: answerTimeoutMilliseconds,
    keepAlive: true,
    sslnegotiation: "postgres",
    ...authentication(connection),
  };
}

function authentication(connection: DatabaseConnection): PoolConfig {
  // The URL's own `sslmode` has precedence over `ssl`.
  if (connection.auth === "password") return { ssl: false, connectionString: connection.url };
  const { host, port, address = { host, port }, certificateAuthority, database, user } = connection;
  return {
    ...address,
    database,
    user,
    // pg calls this for each new connection. A token is valid for 15 minutes.
    password: () => createIamToken(connection),
    ssl: {
      rejectUnauthorized: true,
      // By default pg would compare the certificate with `address`.
      checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
      ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
    },
  };
}
