import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiDocument } from "@iotd/api/api-document";
import { createPublicApp } from "@iotd/api/public-app";
import { connectDatabase, type Database, isDatabaseOutage } from "@iotd/core/database";
import { createLogger } from "@iotd/core/logging";
import { eventually, query, useTestDatabase } from "@iotd/core/testing";
import { type Postgres, startPostgres } from "@iotd/local-aws";
import { prepareDatabase } from "@iotd/local-aws/prepare-database";
import { startTestProxy, type TestProxy } from "@iotd/local-aws/testing/start-test-proxy";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from "vitest";

const database = useTestDatabase();
const url = () => database.urlOf("iotd_owner");

const pidOf = async (db: Database) =>
  Number((await db.execute("select pg_backend_pid() as pid")).rows[0]?.pid);

/** Breaks all connections to the database of this file, as a failover does. */
const breakConnections = () =>
  query(
    inject("postgres").url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = '${new URL(url()).pathname.slice(1)}'`,
  );
const untilNoUpstream = ({ counts }: TestProxy) =>
  eventually(() => expect(counts().upstream.open).toBe(0));
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("when the database's connections break", () => {
  it("a request under way fails as an outage, and the next one works", async () => {
    const proxy = await startTestProxy(url());
    const db = proxy.connect();
    const asleep = errorOf(db.execute("select pg_sleep(20)"));
    await proxy.untilBusy();

    await breakConnections();

    const error = await asleep;
    expect(error).toMatchObject({ cause: { code: "57P01" } });
    expect(isDatabaseOutage(error)).toBe(true);
    expect(await pidOf(db)).toBeGreaterThan(0);
    expect(proxy.counts()).toMatchObject({ clients: 1, accepted: 2 });
  });

  it("a transaction under way fails as an outage and is rolled back", async () => {
    const proxy = await startTestProxy(url());
    const db = proxy.connect();

    const error = await errorOf(
      db.transaction(async (tx) => {
        await tx.execute("create table halfway (n int)");
        await breakConnections();
        await tx.execute("select 1");
      }),
    );

    expect(isDatabaseOutage(error)).toBe(true);
    const { rows } = await db.execute("select to_regclass('halfway') as found");
    expect(rows).toEqual([{ found: null }]);
  });

  it("clients without a request under way stay connected", async () => {
    const proxy = await startTestProxy(url());
    const db = proxy.connect();
    const before = await pidOf(db);

    await breakConnections();
    await untilNoUpstream(proxy);

    expect(await pidOf(db)).not.toBe(before);
    expect(proxy.counts()).toMatchObject({ clients: 1, accepted: 1 });
  });
});

describe("when the proxy is replaced", () => {
  it("a client's pool connects to the new one", async () => {
    const first = await startTestProxy(url());
    const onIdleError = vi.fn();
    const client = connectDatabase(first.connection, { maxConnections: 1, onIdleError });
    onTestFinished(client.close);
    await pidOf(client.db);

    await first.stop();
    await eventually(() => expect(onIdleError).toHaveBeenCalled());
    const { port, certificate } = first;
    const second = await startTestProxy(url(), { port, certificate });

    expect(await pidOf(client.db)).toBeGreaterThan(0);
    expect(second.counts().accepted).toBe(1);
    expect(first.counts()).toMatchObject({ clients: 0, upstream: { open: 0, inUse: 0 } });
  });

  it("a request under way fails as an outage", async () => {
    const proxy = await startTestProxy(url());
    const asleep = errorOf(proxy.connect().execute("select pg_sleep(20)"));
    await proxy.untilBusy();

    await proxy.stop();

    expect(isDatabaseOutage(await asleep)).toBe(true);
  });

  it("its port must be free", async () => {
    const { port } = await startTestProxy(url());

    await expect(startTestProxy(url(), { port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program.`,
    );
  });
});

describe("when the database is not available", () => {
  let folder: string;
  let postgres: Postgres;
  const startOwn = (port?: number) =>
    startPostgres({ dataDirectory: folder, durable: false, ...(port !== undefined && { port }) });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "iotd-failover-"));
    postgres = await startOwn();
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  });

  it("the API answers 503, and 200 when it is available again", async () => {
    const prepared = await prepareDatabase({
      adminUrl: postgres.url,
      name: "iotd",
      rolePassword: "test",
    });
    const { url: publicUrl } = prepared.connectionOf("iotd_public");
    const proxy = await startTestProxy(publicUrl, { borrowTimeoutMilliseconds: 200 });
    const app = createPublicApp({
      db: proxy.connect(),
      site: { url: "http://localhost", aliases: [], assetsPath: "/assets", timeZone: "UTC" },
      now: () => new Date(),
      log: createLogger(() => undefined),
      readApiDocument: createApiDocument,
    });
    const status = async () => (await app.request("http://localhost/api/pictures")).status;
    const before = await status();

    await postgres.stop();
    const during = await status();
    postgres = await startOwn(Number(new URL(postgres.url).port));

    expect([before, during, await status()]).toEqual([200, 503, 200]);
  });

  it("a client waits for it as long as for a connection", async () => {
    const proxy = await startTestProxy(postgres.url, { borrowTimeoutMilliseconds: 20_000 });
    const db = proxy.connect();
    await pidOf(db);
    await postgres.stop();
    await untilNoUpstream(proxy);

    const answer = pidOf(db);
    postgres = await startOwn(Number(new URL(postgres.url).port));

    expect(await answer).toBeGreaterThan(0);
  });
});
