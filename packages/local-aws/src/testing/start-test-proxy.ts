import { connectDatabase, type Database, type DatabaseConnection } from "@iotd/core/database";
import { aTemporaryFolder, eventually } from "@iotd/core/testing";
import { expect, onTestFinished } from "vitest";
import { openCertificates, type RdsProxyOptions, startRdsProxy } from "../index.ts";

const identity = { host: "database.example", port: 5432, region: "eu-west-1" } as const;
const keys = { accessKeyId: "AKIDTEST", secretAccessKey: "a secret" } as const;

/** A proxy and how to connect to it. */
export type TestProxy = Awaited<ReturnType<typeof startTestProxy>>;

/** A proxy for the database at `url`, with an access key for all users, until the test ends. */
export async function startTestProxy(url: string, options: Partial<RdsProxyOptions> = {}) {
  const now = () => new Date();
  const certificates = await openCertificates(await aTemporaryFolder(), now);
  const certificate =
    options.certificate ?? (await certificates.serverCertificate([identity.host]));
  const proxy = await startRdsProxy({
    identity,
    certificate,
    findCaller: async (id) =>
      id === keys.accessKeyId
        ? { secretAccessKey: keys.secretAccessKey, mayConnectAs: () => true }
        : undefined,
    upstreamOf: () => ({ auth: "password", url }),
    now,
    ...options,
  });
  onTestFinished(proxy.stop);

  const connection: Extract<DatabaseConnection, { auth: "iam" }> = {
    auth: "iam",
    ...identity,
    address: { host: "127.0.0.1", port: proxy.port },
    certificateAuthority: certificates.authority,
    database: decodeURIComponent(new URL(url).pathname.slice(1)),
    user: new URL(url).username,
    credentials: async () => keys,
  };
  return {
    ...proxy,
    certificate,
    connection,
    /** Resolves when one database connection is in use. */
    untilBusy: () => eventually(() => expect(proxy.counts().upstream.inUse).toBe(1)),
    /** A client of one connection, closed when the test ends. */
    connect: (change: Partial<typeof connection> = {}): Database => {
      const client = connectDatabase({ ...connection, ...change }, { maxConnections: 1 });
      onTestFinished(client.close);
      return client.db;
    },
  };
}
