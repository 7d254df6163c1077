import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDatabase, type DatabaseConnection } from "@iotd/core/database";
import { createLogger } from "@iotd/core/logging";
import { aTemporaryFolder } from "@iotd/core/testing";
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
    "accepts %s with its own key",
    async (role) => {
      const { rows } = await connect(database.connectionOf(role)).execute("select current_user");

      expect(rows).toEqual([{ current_user: role }]);
      expect(logged).toEqual([]);
    },
  );

  it("refuses a role with the key of another role, and logs that", async () => {
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
    ["a warning for a role that serves requests", "iotd_public", "warn"],
    ["information for the role that migrates", "iotd_owner", "info"],
  ] as const)("logs a statement that pins its session as %s", async (_, role, level) => {
    await connect(database.connectionOf(role)).execute("set application_name = 'mine'");

    expect(logged).toEqual([
      expect.objectContaining({ level, user: role, statement: "set application_name = ?" }),
    ]);
  });
});

describe("a database for functions with a region of AWS", () => {
  it("accepts tokens for that region only", async () => {
    const directory = await aTemporaryFolder();
    const settings = { dataDirectory: directory, region: "eu-central-1" };
    const { connectionOf, stop } = await openDatabase(settings, await loadSecrets(directory), log);
    onTestFinished(stop);
    const connection = connectionOf("iotd_public");

    const accepted = connect({ ...connection, region: "eu-central-1" });
    const refused = connect({ ...connection, region: "us-east-1" });

    await expect(accepted.execute("select 1")).resolves.toBeDefined();
    await expect(refused.execute("select 1")).rejects.toMatchObject({ cause: { code: "28P01" } });
    expect(logged).toContainEqual(
      expect.objectContaining({ level: "warn", reason: expect.stringContaining("eu-central-1") }),
    );
  });
});
