import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDatabase, type DatabaseConnection } from "@iotd/core/database";
import { createLogger } from "@iotd/core/logging";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { DatabaseProxy } from "./database-proxy.ts";
import { openDatabase } from "./open-database.ts";
import { loadSecrets } from "./secrets.ts";
import { readSettings } from "./settings.ts";

let folder: string;
let database: DatabaseProxy;
let logged: unknown[] = [];

const log = createLogger((line) => logged.push(JSON.parse(line)));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-database-"));
  const settings = readSettings({ IOTD_DATA_DIR: folder });
  database = await openDatabase(settings, await loadSecrets(folder), log);
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  logged = [];
});

const connect = (connection: DatabaseConnection) => {
  const { db, close } = connectDatabase(connection, { maxConnections: 1 });
  onTestFinished(close);
  return db;
};

describe("the service's database", () => {
  it.each(["iotd_owner", "iotd_editor", "iotd_processor", "iotd_public"] as const)(
    "lets %s in by its own key",
    async (role) => {
      const { rows } = await connect(database.connectionOf(role)).execute("select current_user");

      expect(rows).toEqual([{ current_user: role }]);
      expect(logged).toEqual([]);
    },
  );

  it("lets nobody in by the key of another role, and logs that", async () => {
    const { credentials } = database.connectionOf("iotd_public");
    const db = connect({ ...database.connectionOf("iotd_owner"), credentials });

    await expect(db.execute("select 1")).rejects.toMatchObject({ cause: { code: "28000" } });
    expect(logged).toEqual([
      expect.objectContaining({
        level: "warn",
        sqlState: "28000",
        reason: expect.stringContaining('for user "iotd_owner"'),
      }),
    ]);
  });

  it.each([
    ["a warning for who serves requests", "iotd_public", "warn"],
    ["a note for who migrates", "iotd_owner", "info"],
  ] as const)("has for a statement that pins %s", async (_, role, level) => {
    await connect(database.connectionOf(role)).execute("set application_name = 'mine'");

    expect(logged).toEqual([
      expect.objectContaining({ level, user: role, statement: "set application_name = ?" }),
    ]);
  });
});

describe("a database for functions that believe to be in a region of AWS", () => {
  it("lets them in by tokens of that region, and of no other", async () => {
    const directory = await mkdtemp(join(tmpdir(), "iotd-region-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const settings = { dataDirectory: directory, region: "eu-central-1" };
    const { connectionOf, stop } = await openDatabase(settings, await loadSecrets(directory), log);
    onTestFinished(stop);
    const connection = connectionOf("iotd_public");

    const there = connect({ ...connection, region: "eu-central-1" });
    const elsewhere = connect({ ...connection, region: "us-east-1" });

    await expect(there.execute("select 1")).resolves.toBeDefined();
    await expect(elsewhere.execute("select 1")).rejects.toMatchObject({ cause: { code: "28P01" } });
    expect(logged).toContainEqual(
      expect.objectContaining({ level: "warn", reason: expect.stringContaining("eu-central-1") }),
    );
  });
});
