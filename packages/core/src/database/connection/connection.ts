import { checkServerIdentity } from "node:tls";
import type { PoolConfig } from "pg";
import { type CredentialsProvider, createIamToken } from "./iam-token.ts";

/** Where the database is and how to prove who we are: by password on one machine, by IAM on AWS. */
export type DatabaseConnection =
  | { readonly auth: "password"; readonly url: string }
  | {
      readonly auth: "iam";
      /** Whom we talk to: what tokens are made for and what the server's certificate must name. */
      readonly host: string;
      readonly port: number;
      /**
       * Where that is reached from here, as through a tunnel.
       * @default at its own host and port
       */
      readonly address?: { readonly host: string; readonly port: number } | undefined;
      /**
       * Certificates, in PEM, of whom we let sign the server's.
       * @default those that Node trusts, which Amazon's public roots are among
       */
      readonly certificateAuthority?: string | undefined;
      readonly database: string;
      readonly user: string;
      readonly region: string;
      readonly credentials: CredentialsProvider;
    };

const connectTimeoutMilliseconds = 5_000;
/** A little more than the server's own limit (see login-roles.ts), for an answer that never comes. */
const answerTimeoutMilliseconds = 15_000;

/**
 * The pool's settings for `connection`. Nothing here makes `pg` send a `SET` or a named statement,
 * either of which would pin an RDS Proxy session: time-outs are the client's own and the roles'.
 */
export function poolConfig(connection: DatabaseConnection, maxConnections: number): PoolConfig {
  return {
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    query_timeout: answerTimeoutMilliseconds,
    keepAlive: true,
    ...authentication(connection),
  };
}

function authentication(connection: DatabaseConnection): PoolConfig {
  if (connection.auth === "password") return { connectionString: connection.url };
  const { host, port, address = { host, port }, certificateAuthority, database, user } = connection;
  return {
    ...address,
    database,
    user,
    // pg asks for each new connection: a token lives 15 minutes, a pool longer.
    password: () => createIamToken(connection),
    ssl: {
      rejectUnauthorized: true,
      // pg would compare the certificate with where it connects to.
      checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
      ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
    },
  };
}
