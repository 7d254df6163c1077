import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { Client, Pool } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { useTestDatabase } from "../../testing/index.ts";
import { connectDatabase } from "./client.ts";
import { poolConfig } from "./connection.ts";
import { isDatabaseOutage } from "./outage.ts";

const database = useTestDatabase();

/** The error of running `statement`, or undefined. */
async function errorOf(url: string, statement: string): Promise<unknown> {
  const { db, close } = connectDatabase({ auth: "password", url }, { maxConnections: 1 });
  try {
    await db.execute(sql.raw(statement));
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await close();
  }
}

describe("isDatabaseOutage", () => {
  it("a refused connection is an outage", async () => {
    const error = await errorOf("postgres://user:password@127.0.0.1:1/iotd", "select 1");

    expect(isDatabaseOutage(error)).toBe(true);
  });

  it("a connection that the server ends, as in a failover, is an outage", async () => {
    const error = await errorOf(
      database.urlOf("iotd_owner"),
      "select pg_terminate_backend(pg_backend_pid())",
    );

    expect(isDatabaseOutage(error)).toBe(true);
  });

  it("a connection that the server ends between two statements of a transaction is an outage", async () => {
    const url = database.urlOf("iotd_owner");
    const { db, close } = connectDatabase({ auth: "password", url }, { maxConnections: 1 });

    const transaction = db.transaction(async (tx) => {
      const { rows } = await tx.execute("select pg_backend_pid() as pid");
      await database.as("iotd_owner").execute(`select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
      await tx.execute("select 1");
    });

    await expect(transaction).rejects.toSatisfy(isDatabaseOutage);
    expect((await db.execute("select 1")).rowCount).toBe(1);
    await close();
  });

  it("a server that accepts connections and never answers is an outage, in a pool and without one", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => void sockets.add(socket));
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => {
      silent.close();
      for (const socket of sockets) socket.destroy();
    });
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const url = `postgres://user:password@127.0.0.1:${port}/iotd`;
    const settings = { ...poolConfig({ auth: "password", url }, 1), connectionTimeoutMillis: 50 };

    for (const client of [new Client(settings), new Pool(settings)]) {
      await expect(client.connect()).rejects.toSatisfy(isDatabaseOutage);
      await client.end();
    }
  });

  it.each([
    ["a syntax error", "selec"],
    ["an unknown table", "select * from nothing"],
    ["a violated check", "insert into picture (id) values (null)"],
  ])("%s is not an outage", async (_, statement) => {
    const error = await errorOf(database.urlOf("iotd_owner"), statement);

    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseOutage(error)).toBe(false);
  });
});
