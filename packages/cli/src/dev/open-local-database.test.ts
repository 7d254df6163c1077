import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDatabase, readDatabaseConnection } from "@iotd/core/database";
import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import { aPicture } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { LiveDatabase } from "./live-database.ts";
import { openLocalDatabase } from "./open-local-database.ts";

/** The region of the functions, which is not that of this machine. */
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

/** The environment of the role's functions: the variables of the stack, overridden by those of npm run dev. */
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

describe("the database of npm run dev on this machine", () => {
  it.each(loginRoles)("accepts %s with its own key", async (role) => {
    const { rows } = await connect(environmentOf(role)).execute("select current_user");

    expect(rows).toEqual([{ current_user: role }]);
  });

  it("has all migrations", async () => {
    const db = connect(environmentOf("iotd_public"));

    await expect(db.execute("select id from picture limit 0")).resolves.toMatchObject({ rows: [] });
  });

  it("refuses a role with the key of another role, and prints a warning", async () => {
    const { DATABASE_ACCESS_KEY_FILE } = database.environment.iotd_public;
    const db = connect({
      ...environmentOf("iotd_owner"),
      ...(DATABASE_ACCESS_KEY_FILE && { DATABASE_ACCESS_KEY_FILE }),
    });

    await expect(db.execute("select 1")).rejects.toMatchObject({ cause: { code: "28000" } });
    expect(warnings.join()).toContain('for user "iotd_owner"');
  });

  it.each(loginRoles)(
    "stores the key of %s in a file that only this user can read",
    async (role) => {
      const { mode } = await stat(database.environment[role].DATABASE_ACCESS_KEY_FILE ?? "");

      expect(mode & 0o777).toBe(0o600);
    },
  );

  it("puts no key or password into the environment of functions, which passes through AWS", () => {
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

  it("keeps its data when it is started again", async () => {
    const picture = await aPicture(connect(environmentOf("iotd_owner")));

    await database.close();
    database = await open(join(folder, "dev"));

    const db = connect(environmentOf("iotd_owner"));
    const { rows } = await db.execute("select id from picture");
    expect(rows).toContainEqual({ id: picture.id });
  });
});

describe("a second database in the same folder", () => {
  it("is not started while the first one runs, and the error says so", async () => {
    await expect(open(join(folder, "dev"))).rejects.toThrow(
      /is in use by another server \(process \d+\): stop that one first/,
    );
  });
});
