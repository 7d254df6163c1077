import { join } from "node:path";
import { systemClock } from "@iotd/core/clock";
import type { DatabaseConnection } from "@iotd/core/database";
import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import type { Logger } from "@iotd/core/logging";
import {
  localRegion,
  openCertificates,
  PortTakenError,
  type RdsProxyOptions,
  startRdsProxy,
} from "@iotd/local-aws";
import type { CreatedDatabase } from "@iotd/local-aws/create-database";
import type { Secrets } from "./secrets.ts";

/** The host that tokens and the certificate are for; it is not in DNS. */
const host = "database.iotd.local";
/** Other programs can use the same port after a restart. */
const preferredPort = 5433;

/** A proxy for the database. */
export type DatabaseProxy = {
  /** How a login role connects: with its own access key, as in the cloud. */
  readonly connectionOf: (role: LoginRole) => Extract<DatabaseConnection, { auth: "iam" }>;
  /** The owner's connection as environment variables, without its access key. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a local RDS Proxy for `database`, on port 5433 or, if that is taken, on a free one. Statements that
 * pin a session are logged as warnings, those of the owner as information: migrations need such a lock.
 */
export async function startDatabaseProxy({
  database,
  accessKeys,
  dataDirectory,
  region = localRegion,
  log,
}: {
  readonly database: CreatedDatabase;
  readonly accessKeys: Secrets["accessKeys"];
  readonly dataDirectory: string;
  /** The region that clients use. @default the local one */
  readonly region?: string | undefined;
  readonly log: Logger;
}): Promise<DatabaseProxy> {
  const identity = { host, port: 5432, region };
  const certificates = await openCertificates(join(dataDirectory, "certificates"), systemClock);
  const roleNamed = (name: string) => loginRoles.find((role) => role === name);
  const options: RdsProxyOptions = {
    identity,
    certificate: await certificates.serverCertificate([identity.host]),
    findCaller: async (id) => {
      const owner = loginRoles.find((role) => accessKeys[role].accessKeyId === id);
      return owner && { ...accessKeys[owner], mayConnectAs: (user) => user === owner };
    },
    upstreamOf: (user) => {
      const role = roleNamed(user);
      return role && database.connectionOf(role);
    },
    now: systemClock,
    onPin: (pin) => {
      const level = roleNamed(pin.user) === "iotd_owner" ? "info" : "warn";
      log[level]("a statement pins its database session", { ...pin });
    },
    onRefusal: ({ sqlState, message }) =>
      log.warn("the database proxy refused a client", { sqlState, reason: message }),
  };
  const proxy = await startOnPort(options);

  const connectionOf = (role: LoginRole) => ({
    auth: "iam" as const,
    ...identity,
    address: { host: "127.0.0.1", port: proxy.port },
    certificateAuthority: certificates.authority,
    database: database.name,
    user: role,
    credentials: async () => accessKeys[role],
  });
  return {
    connectionOf,
    environment: {
      DATABASE_HOST: identity.host,
      DATABASE_PORT: String(identity.port),
      DATABASE_ADDRESS: `127.0.0.1:${proxy.port}`,
      DATABASE_CA_FILE: certificates.authorityFile,
      DATABASE_NAME: database.name,
      DATABASE_USER: "iotd_owner" satisfies LoginRole,
    },
    stop: proxy.stop,
  };
}

async function startOnPort(options: RdsProxyOptions) {
  try {
    return await startRdsProxy({ ...options, port: preferredPort });
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error;
    return startRdsProxy(options);
  }
}
