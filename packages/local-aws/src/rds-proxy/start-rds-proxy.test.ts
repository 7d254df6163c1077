import { once } from "node:events";
import { connect } from "node:net";
import { createIamToken } from "@iotd/core/database";
import { aTemporaryFolder, eventually, useTestDatabase } from "@iotd/core/testing";
import { sql } from "drizzle-orm";
import pg from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openCertificates } from "../index.ts";
import { startTestProxy, type TestProxy } from "../testing/start-test-proxy.ts";

const database = useTestDatabase();
const url = () => database.urlOf("iotd_owner");

/** A client of `pg` alone, closed when the test ends. */
async function openClient({ connection }: TestProxy, change: pg.ClientConfig = {}) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: connection.address?.port ?? 0,
    database: connection.database,
    user: connection.user,
    password: () => createIamToken(connection),
    ssl: { ca: connection.certificateAuthority ?? "", servername: connection.host },
    ...change,
  });
  client.on("error", () => undefined);
  onTestFinished(() => client.end());
  await client.connect();
  return client;
}

const pidOf = async (client: Pick<pg.Client, "query">): Promise<number> =>
  (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;

describe("connecting", () => {
  it("accepts the token of the service's database client", async () => {
    const proxy = await startTestProxy(url());

    const { rows } = await proxy.connect().execute("select current_user, current_database() as d");

    expect(rows).toEqual([{ current_user: "iotd_owner", d: proxy.connection.database }]);
    expect(proxy.counts()).toMatchObject({ clients: 1, accepted: 1, refused: 0, pins: 0 });
  });

  it("refuses a client without TLS", async () => {
    const onRefusal = vi.fn();
    const proxy = await startTestProxy(url(), { onRefusal });

    await expect(openClient(proxy, { ssl: false })).rejects.toMatchObject({
      severity: "FATAL",
      code: "28000",
      message: "This RDS Proxy requires TLS connections.",
    });
    expect(onRefusal).toHaveBeenCalledOnce();
  });

  it("refuses a password, and reports why", async () => {
    const onRefusal = vi.fn();
    const proxy = await startTestProxy(url(), { onRefusal });

    await expect(openClient(proxy, { password: "hunter2" })).rejects.toMatchObject({
      severity: "FATAL",
      code: "28P01",
      message: expect.stringContaining("the password is not an RDS IAM token"),
    });
    expect(onRefusal).toHaveBeenCalledWith(expect.objectContaining({ sqlState: "28P01" }));
    expect(proxy.counts()).toMatchObject({ clients: 0, accepted: 0, refused: 1 });
  });

  it("uses the clock of the proxy's options", async () => {
    const proxy = await startTestProxy(url(), { now: () => new Date("2020-01-01T00:00:00Z") });

    await expect(openClient(proxy)).rejects.toThrow("the token is from the future");
  });

  it.each([
    [{ options: "-c statement_timeout=5" }, "options"],
    [{ statement_timeout: 5 }, "statement_timeout"],
  ])("refuses settings: %o", async (settings, name) => {
    const proxy = await startTestProxy(url());

    await expect(openClient(proxy, settings)).rejects.toMatchObject({
      code: "0A000",
      message: expect.stringContaining(`such as ${name}`),
    });
  });

  it("forwards the error for a database that does not exist", async () => {
    const proxy = await startTestProxy(url());

    await expect(openClient(proxy, { database: "missing" })).rejects.toThrow(
      'database "missing" does not exist',
    );
  });

  it("refuses a user that the proxy does not know", async () => {
    const proxy = await startTestProxy(url(), { upstreamOf: () => undefined });

    await expect(openClient(proxy)).rejects.toMatchObject({
      code: "28000",
      message: 'This RDS Proxy does not know the user "iotd_owner".',
    });
  });

  it("fails for a client that trusts another authority", async () => {
    const proxy = await startTestProxy(url());
    const { authority } = await openCertificates(await aTemporaryFolder(), () => new Date());

    const db = proxy.connect({ certificateAuthority: authority });

    await expect(db.execute("select 1")).rejects.toMatchObject({
      cause: { code: "CERT_SIGNATURE_FAILURE" },
    });
    expect(proxy.counts().accepted).toBe(0);
  });

  it("fails for a client that expects another host", async () => {
    const proxy = await startTestProxy(url());

    await expect(
      proxy.connect({ host: "other.example" }).execute("select 1"),
    ).rejects.toMatchObject({ cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" } });
  });

  it("refuses GSS, and waits for another request", async () => {
    const proxy = await startTestProxy(url());
    const socket = connect(proxy.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());

    socket.write(Buffer.from("0000000804d21630", "hex"));

    const [answer] = await once(socket, "data");
    expect(String(answer)).toBe("N");
  });
});

describe("clients", () => {
  it("share a database connection by transaction", async () => {
    const proxy = await startTestProxy(url(), { maxConnections: 1 });
    const [one, two] = [await openClient(proxy), await openClient(proxy)];

    const pids = [await pidOf(one), await pidOf(two), await pidOf(one)];

    expect(new Set(pids).size).toBe(1);
    expect(proxy.counts()).toMatchObject({ clients: 2, upstream: { open: 1, inUse: 0 } });
  });

  it("wait for the end of another client's transaction", async () => {
    const proxy = await startTestProxy(url(), { maxConnections: 1 });
    const [one, two] = [await openClient(proxy), await openClient(proxy)];
    await one.query("begin");
    await one.query("create table halfway (n int)");

    const seen = two.query("select to_regclass('halfway') as found");
    await one.query("rollback");

    expect((await seen).rows).toEqual([{ found: null }]);
  });

  it("get an error if no connection is released in time", async () => {
    const onRefusal = vi.fn();
    const options = { maxConnections: 1, borrowTimeoutMilliseconds: 50, onRefusal };
    const proxy = await startTestProxy(url(), options);
    const [one, two] = [await openClient(proxy), await openClient(proxy)];
    await one.query("begin");

    await expect(two.query("select 1")).rejects.toMatchObject({
      code: "53300",
      message: "Timed-out waiting to acquire database connection: all 1 are in use.",
    });
    await one.query("commit");
    expect(await pidOf(await openClient(proxy))).toBeGreaterThan(0);
    expect(onRefusal).toHaveBeenCalledOnce();
  });

  it("roll back their transaction when they disconnect", async () => {
    const proxy = await startTestProxy(url(), { maxConnections: 1 });
    const one = await openClient(proxy);
    await one.query("begin");
    await one.query("create table abandoned (n int)");
    await one.end();

    const { rows } = await (await openClient(proxy)).query("select to_regclass('abandoned') as t");

    expect(rows).toEqual([{ t: null }]);
  });

  it("get only their own errors, and stay connected after an error", async () => {
    const proxy = await startTestProxy(url(), { maxConnections: 1 });
    const [one, two] = [await openClient(proxy), await openClient(proxy)];

    const results = await Promise.allSettled([
      one.query("select 1/$1::int", [0]),
      two.query("select $1::int as n", [2]),
      one.query("select 3 as n"),
    ]);

    expect(results).toMatchObject([
      { status: "rejected", reason: { code: "22012" } },
      { status: "fulfilled", value: { rows: [{ n: 2 }] } },
      { status: "fulfilled", value: { rows: [{ n: 3 }] } },
    ]);
  });

  it("can cancel a query", async () => {
    const proxy = await startTestProxy(url());
    const client = await openClient(proxy);
    const key = Buffer.alloc(16);
    const { processID, secretKey } = Object.assign({ processID: 0, secretKey: 0 }, client);
    for (const [at, value] of [16, 80_877_102, processID, secretKey].entries()) {
      key.writeInt32BE(value, 4 * at);
    }
    const asleep = client.query("select pg_sleep(20)");
    await proxy.untilBusy();

    connect(proxy.port, "127.0.0.1").end(key);

    await expect(asleep).rejects.toMatchObject({ code: "57014" });
  });
});

describe("stopping", () => {
  it("does not wait for clients that do not read their answers or do not authenticate", async () => {
    const proxy = await startTestProxy(url());
    const unauthenticated = connect(proxy.port, "127.0.0.1");
    const unread = await openClient(proxy);
    onTestFinished(() => void unauthenticated.destroy());
    unread.connection.stream.pause();
    const asked = unread.query("select repeat('x', 1000) from generate_series(1, 50000)");
    asked.catch(() => undefined);
    await proxy.untilBusy();

    await proxy.stop();

    expect(proxy.counts()).toMatchObject({ clients: 0, upstream: { open: 0 } });
    unread.connection.stream.destroy();
  });
});

describe("forwarded messages", () => {
  it("are complete, whatever their size", async () => {
    const proxy = await startTestProxy(url());
    const client = await openClient(proxy);

    const many = await client.query("select n, repeat('x', 1000) from generate_series(1, 20000) n");
    const big = await client.query<{ text: string }>("select $1 as text", ["y".repeat(5_000_000)]);

    expect(many.rowCount).toBe(20_000);
    expect(big.rows[0]?.text).toBe("y".repeat(5_000_000));
  });

  it("keep their order if a client does not wait for answers", async () => {
    const proxy = await startTestProxy(url(), { maxConnections: 1 });
    const client = await openClient(proxy, { pipeline: true });

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => client.query("select $1::int as n", [n])),
    );

    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from(answers.keys()));
    expect(proxy.counts().upstream).toEqual({ open: 1, inUse: 0 });
  });

  it("can be a transaction of drizzle", async () => {
    const db = (await startTestProxy(url())).connect();

    const counted = await db.transaction(async (tx) => {
      await tx.execute("set local work_mem = '5MB'");
      return tx.execute(sql`show work_mem`);
    });

    expect(counted.rows).toEqual([{ work_mem: "5MB" }]);
    expect((await db.execute(sql`show work_mem`)).rows).not.toEqual(counted.rows);
  });
});

describe("a pinned session", () => {
  it("keeps its connection until it ends, and closes it", async () => {
    const onPin = vi.fn();
    const proxy = await startTestProxy(url(), { maxConnections: 2, onPin });
    const [one, two] = [await openClient(proxy), await openClient(proxy)];

    await one.query("set application_name = 'mine'");
    const pids = { one: await pidOf(one), two: await pidOf(two), again: await pidOf(one) };
    const inUse = proxy.counts().upstream.inUse;
    await one.end();
    await eventually(() => expect(proxy.counts()).toMatchObject({ upstream: { open: 1 } }));

    expect(pids.again).toBe(pids.one);
    expect(pids.two).not.toBe(pids.one);
    expect(inUse).toBe(1);
    expect((await two.query("show application_name")).rows).toEqual([{ application_name: "" }]);
    expect(onPin.mock.calls).toEqual([
      [
        {
          user: "iotd_owner",
          database: proxy.connection.database,
          reason: "SET changes a setting of the session",
          statement: "set application_name = ?",
        },
      ],
    ]);
    expect(proxy.counts().pins).toBe(1);
  });

  it("can be the result of a named prepared statement", async () => {
    const onPin = vi.fn();
    const proxy = await startTestProxy(url(), { onPin });

    await (await openClient(proxy)).query({
      name: "mine",
      text: "select 'secret', $1",
      values: [1],
    });

    expect(onPin).toHaveBeenCalledWith(expect.objectContaining({ statement: "select ?, $1" }));
  });
});
