import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DomainError } from "../errors.ts";
import { aMigrationsFolder, useTestDatabase } from "../testing/index.ts";
import { migrateDatabase } from "./migrate.ts";

const database = useTestDatabase();

beforeEach(async () => {
  await execute("drop schema if exists drizzle cascade");
  await execute("drop schema if exists public cascade");
  await execute("create schema public");
});
afterEach(() => {
  vi.useRealTimers();
});

const execute = (statement: string) => database.as("iotd_owner").execute(statement);
const migrate = (folder?: string) =>
  migrateDatabase({ auth: "password", url: database.urlOf("iotd_owner") }, folder);

async function tables(): Promise<unknown[]> {
  const { rows } = await execute(
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  );
  return rows.map(({ tablename }) => tablename);
}

describe("migrating a database", () => {
  it("makes all tables in an empty one", async () => {
    const { applied, total } = await migrate();

    expect(applied).toBe(total);
    expect(await tables()).toEqual([
      "account",
      "picture",
      "rate_limit",
      "session",
      "user",
      "verification",
    ]);
  });

  it("again changes nothing", async () => {
    const { total } = await migrate();

    expect(await migrate()).toEqual({ applied: 0, total });
  });

  it("applies only what is new", async () => {
    await migrate(await aMigrationsFolder("create table a ()"));

    const result = await migrate(await aMigrationsFolder("create table a ()", "create table b ()"));

    expect(result).toEqual({ applied: 1, total: 2 });
    expect(await tables()).toEqual(["a", "b"]);
  });

  it("twice at once applies each migration once", async () => {
    const folder = await aMigrationsFolder("create table a ()", "create table b ()");

    const results = await Promise.all([migrate(folder), migrate(folder)]);

    expect(results.map(({ applied }) => applied).toSorted()).toEqual([0, 2]);
  });

  it("leaves nothing of a migration that fails, nor of those before it in the same run", async () => {
    const folder = await aMigrationsFolder("create table a ()", "create table b (); select 1 / 0");

    await expect(migrate(folder)).rejects.toThrow();

    expect(await tables()).toEqual([]);
    expect(await migrate(await aMigrationsFolder("create table a ()"))).toMatchObject({
      applied: 1,
    });
  });

  it("fails where the connection breaks, without ending the process", async () => {
    const folder = await aMigrationsFolder("select pg_terminate_backend(pg_backend_pid())");

    await expect(migrate(folder)).rejects.toThrow();
  });

  it("refuses one that a newer version has migrated, and leaves it as it is", async () => {
    await migrate(await aMigrationsFolder("create table a ()", "create table b ()"));
    const refused = migrate(await aMigrationsFolder("create table a ()"));

    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message:
        "The database was migrated by a newer version of this service. Run that version, or restore a backup from before it.",
    });
    expect(await tables()).toEqual(["a", "b"]);
  });

  it("waits longer for another than a request would", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const migration = await database.as("iotd_owner").transaction(async (tx) => {
      await tx.execute("create schema drizzle");
      const blocked = migrate();
      blocked.catch(() => undefined);
      await database.untilBlocked();
      vi.advanceTimersByTime(60_000);
      await tx.execute("drop schema drizzle");
      return { blocked };
    });

    expect(await migration.blocked).toMatchObject({ applied: expect.any(Number) });
  });
});
