import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDatabase, readDatabaseConnection } from "@iotd/core/database";
import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import { aPicture } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { LiveDatabase } from "./live-database.ts";
import { openLocalDatabase } from "./open-local-database.ts";

/** Where functions run that know nothing of the machine's own region. */
const region = "eu-central-1";
const warnings: string[] = [];
let folder: string;
let database: LiveDatabase;

const open = (directory: string) =>
  openLocalDatabase({ directory, region, printWarning: (line) => void warnings.push(line) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-dev-"));
  database = await open(join(folder, "dev"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** What the role's function finds in its environment: what its stack says, and over it what npm run dev does. */
const environmentOf = (role: LoginRole) => ({
  DATABASE_HOST: "proxy.example.org",
  DATABASE_NAME: "iotd",
  AWS_REGION: region,
  ...database.environment[role],
});

function connect(environment: Readonly<Record<string, string>>) {
  const client = connectDatabase(readDatabaseConnection(environment), { maxConnections: 1 });
  onTestFinished(client.close);
  return client.db;
}

describe("a database on this machine, for functions that run here", () => {
  it.each(loginRoles)("lets %s in as a function does, by its own key", async (role) => {
    const { rows } = await connect(environmentOf(role)).execute("select current_user");

    expect(rows).toEqual([{ current_user: role }]);
  });

  it("is migrated", async () => {
    const db = connect(environmentOf("iotd_public"));

    await expect(db.execute("select id from picture limit 0")).resolves.toMatchObject({ rows: [] });
  });

  it("lets nobody in by the key of another role, and warns of who tries", async () => {
    const { DATABASE_ACCESS_KEY_FILE } = database.environment.iotd_public;
    const db = connect({
      ...environmentOf("iotd_owner"),
      ...(DATABASE_ACCESS_KEY_FILE && { DATABASE_ACCESS_KEY_FILE }),
    });

    await expect(db.execute("select 1")).rejects.toMatchObject({ cause: { code: "28000" } });
    expect(warnings.join()).toContain('for user \\"iotd_owner\\"');
  });

  it.each(loginRoles)("keeps the key of %s where only this user reads it", async (role) => {
    const { mode } = await stat(database.environment[role].DATABASE_ACCESS_KEY_FILE ?? "");

    expect(mode & 0o777).toBe(0o600);
  });

  it("tells no function a key or a password, as what it is told passes through AWS", () => {
    for (const role of loginRoles) {
      expect(Object.keys(database.environment[role]).toSorted()).toEqual([
        "DATABASE_ACCESS_KEY_FILE",
        "DATABASE_ADDRESS",
        "DATABASE_CA_FILE",
        "DATABASE_HOST",
        "DATABASE_NAME",
        "DATABASE_PORT",
        "DATABASE_USER",
      ]);
    }
  });

  it("is the same at its next start, with what was stored", async () => {
    const picture = await aPicture(connect(environmentOf("iotd_owner")));

    await database.close();
    database = await open(join(folder, "dev"));

    const db = connect(environmentOf("iotd_owner"));
    const { rows } = await db.execute("select id from picture");
    expect(rows).toContainEqual({ id: picture.id });
  });
});

describe("no second database", () => {
  it("is started in the folder of one that runs, and the error says so", async () => {
    await expect(open(join(folder, "dev"))).rejects.toThrow(
      /is in use by another server \(process \d+\): stop that one first/,
    );
  });
});
