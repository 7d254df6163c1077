import { join } from "node:path";
import { systemClock } from "@iotd/core/clock";
import { loginRoles } from "@iotd/core/database/login-roles";
import { type Certificates, type RdsProxy, startPostgres, startRdsProxy } from "@iotd/local-aws";
import { findDatabaseCaller } from "./find-database-caller.ts";

/** A PostgreSQL behind a stand-in for RDS Proxy. */
export type CloudDatabase = {
  /** The URL of PostgreSQL with its superuser, which does not exist in AWS. */
  readonly url: string;
  readonly proxy: RdsProxy;
  readonly proxyHost: string;
  readonly stop: () => Promise<void>;
};

/** Starts both. The proxy asks the emulator at `gateway` which users a caller may connect as. */
export async function startDatabase({
  directory,
  region,
  gateway,
  certificates,
  log,
}: {
  readonly directory: string;
  readonly region: string;
  readonly gateway: string;
  readonly certificates: Certificates;
  readonly log: (line: string) => void;
}): Promise<CloudDatabase> {
  const proxyHost = `iotd.proxy-emulated.${region}.rds.amazonaws.com`;
  const postgres = await startPostgres({
    dataDirectory: join(directory, "postgres"),
    durable: false,
  });
  const isLoginRole = (user: string) => loginRoles.some((role) => role === user);
  const proxy = await startRdsProxy({
    identity: { host: proxyHost, port: 5432, region },
    certificate: await certificates.serverCertificate([proxyHost]),
    findCaller: (accessKeyId) => findDatabaseCaller(gateway, certificates.authority, accessKeyId),
    // With the password that a stand-in sets for these users.
    upstreamOf: (user) => {
      if (!isLoginRole(user)) return undefined;
      const url = new URL(postgres.url);
      url.username = user;
      return { auth: "password", url: url.toString() };
    },
    now: systemClock,
    onPin: ({ user, reason }) => log(`${user} is pinned: ${reason}`),
    onRefusal: ({ message }) => log(`refused: ${message}`),
  }).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  return {
    url: postgres.url,
    proxy,
    proxyHost,
    stop: async () => {
      await proxy.stop();
      await postgres.stop();
    },
  };
}
