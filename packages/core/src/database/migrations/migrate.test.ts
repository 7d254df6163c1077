import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aMigrationsFolder, useTestDatabase } from "../../testing/index.ts";
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

async function kept(): Promise<unknown[]> {
  return (await execute("select * from drizzle.applied_migration order by made_at")).rows;
}

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
      "access_link",
      "account",
      "audit_entry",
      "passkey",
      "picture",
      "rate_limit",
      "session",
      "two_factor",
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
    expect(await kept()).toHaveLength(2);
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

  it("keeps which migrations older code survives", async () => {
    await migrate(await aMigrationsFolder("create table a ()", "drop table a"));

    expect(await kept()).toEqual([
      { made_at: "1", name: "0", is_expand_only: true },
      { made_at: "2", name: "1", is_expand_only: false },
    ]);
  });

  it("keeps nothing of migrations whose connection breaks", async () => {
    const first = "create table a ()";
    await migrate(await aMigrationsFolder(first));
    const interrupted = await aMigrationsFolder(
      first,
      "create table b ()",
      "select pg_terminate_backend(pg_backend_pid())",
    );

    await expect(migrate(interrupted)).rejects.toThrow();

    expect(await kept()).toEqual([{ made_at: "1", name: "0", is_expand_only: true }]);
    expect(await tables()).toEqual(["a"]);
  });

  it("applies nothing where it cannot keep what it did", async () => {
    await migrate(await aMigrationsFolder("create table a ()"));
    await execute("alter table drizzle.applied_migration add check (made_at < 2)");

    await expect(
      migrate(await aMigrationsFolder("create table a ()", "create table b ()")),
    ).rejects.toThrow();

    expect(await tables()).toEqual(["a"]);
  });

  it("keeps what one did that was migrated before this was kept", async () => {
    const folder = await aMigrationsFolder("create table a ()", "drop table a");
    await migrate(folder);
    await execute("drop table drizzle.applied_migration");

    expect(await migrate(folder)).toEqual({ applied: 0, total: 2 });

    expect(await kept()).toMatchObject([{ is_expand_only: true }, { is_expand_only: false }]);
  });

  it("takes one that nobody classified for one that older code does not survive", async () => {
    const folder = await aMigrationsFolder("create table a ()");
    await writeFile(join(folder, "breaking-changes.json"), "{}");

    await migrate(folder);

    expect(await kept()).toMatchObject([{ is_expand_only: false }]);
  });

  it("corrects what a version thought that knew less", async () => {
    const folder = await aMigrationsFolder("create table a ()");
    await migrate(folder);
    await execute("update drizzle.applied_migration set name = 'x', is_expand_only = false");

    await migrate(folder);

    expect(await kept()).toEqual([{ made_at: "1", name: "0", is_expand_only: true }]);
  });

  it("refuses a migration that was made before one that is applied, and names it", async () => {
    await migrate(await aMigrationsFolder("create table a ()", "create table b ()"));
    await execute("delete from drizzle.__drizzle_migrations where created_at = 1");

    await expect(
      migrate(await aMigrationsFolder("create table a ()", "create table b ()")),
    ).rejects.toThrow(/^Migration 0 was made before others/);
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
