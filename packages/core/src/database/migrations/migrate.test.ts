import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useEmptyDatabase } from "../../testing/empty-database.ts";
import { aMigrationsFolder } from "../../testing/index.ts";

const { as, execute, migrate, untilBlocked } = useEmptyDatabase();

afterEach(() => {
  vi.useRealTimers();
});

async function records(): Promise<unknown[]> {
  return (await execute("select * from drizzle.applied_migration order by made_at")).rows;
}

async function tables(): Promise<unknown[]> {
  const { rows } = await execute(
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  );
  return rows.map(({ tablename }) => tablename);
}

describe("migrateDatabase", () => {
  it("migrating an empty database creates all tables", async () => {
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
      "sign_in_failure",
      "two_factor",
      "user",
      "verification",
    ]);
  });

  it("migrating again changes nothing", async () => {
    const { total } = await migrate();

    expect(await migrate()).toEqual({ applied: 0, total });
  });

  it("only pending migrations are applied", async () => {
    await migrate(await aMigrationsFolder("create table a ()"));

    const result = await migrate(await aMigrationsFolder("create table a ()", "create table b ()"));

    expect(result).toEqual({ applied: 1, total: 2 });
    expect(await tables()).toEqual(["a", "b"]);
  });

  it("two concurrent calls apply each migration once", async () => {
    const folder = await aMigrationsFolder("create table a ()", "create table b ()");

    const results = await Promise.all([migrate(folder), migrate(folder)]);

    expect(results.map(({ applied }) => applied).toSorted()).toEqual([0, 2]);
    expect(await records()).toHaveLength(2);
  });

  it("if a migration fails, the migrations before it in the same run are rolled back too", async () => {
    const folder = await aMigrationsFolder("create table a ()", "create table b (); select 1 / 0");

    await expect(migrate(folder)).rejects.toThrow();

    expect(await tables()).toEqual([]);
    expect(await migrate(await aMigrationsFolder("create table a ()"))).toMatchObject({
      applied: 1,
    });
  });

  it("a broken connection makes migrating fail but does not end the process", async () => {
    const folder = await aMigrationsFolder("select pg_terminate_backend(pg_backend_pid())");

    await expect(migrate(folder)).rejects.toThrow();
  });

  it("the database records which migrations are expand-only", async () => {
    await migrate(await aMigrationsFolder("create table a ()", "drop table a"));

    expect(await records()).toEqual([
      { made_at: "1", name: "0", is_expand_only: true },
      { made_at: "2", name: "1", is_expand_only: false },
    ]);
  });

  it("migrations whose connection breaks are not recorded", async () => {
    const first = "create table a ()";
    await migrate(await aMigrationsFolder(first));
    const interrupted = await aMigrationsFolder(
      first,
      "create table b ()",
      "select pg_terminate_backend(pg_backend_pid())",
    );

    await expect(migrate(interrupted)).rejects.toThrow();

    expect(await records()).toEqual([{ made_at: "1", name: "0", is_expand_only: true }]);
    expect(await tables()).toEqual(["a"]);
  });

  it("no migration is applied if it cannot be recorded", async () => {
    await migrate(await aMigrationsFolder("create table a ()"));
    await execute("alter table drizzle.applied_migration add check (made_at < 2)");

    await expect(
      migrate(await aMigrationsFolder("create table a ()", "create table b ()")),
    ).rejects.toThrow();

    expect(await tables()).toEqual(["a"]);
  });

  it("migrations that were applied before records existed are recorded by the next run", async () => {
    const folder = await aMigrationsFolder("create table a ()", "drop table a");
    await migrate(folder);
    await execute("drop table drizzle.applied_migration");

    expect(await migrate(folder)).toEqual({ applied: 0, total: 2 });

    expect(await records()).toMatchObject([{ is_expand_only: true }, { is_expand_only: false }]);
  });

  it("a migration that is not classified is recorded as not expand-only", async () => {
    const folder = await aMigrationsFolder("create table a ()");
    await writeFile(join(folder, "breaking-changes.json"), "{}");

    await migrate(folder);

    expect(await records()).toMatchObject([{ is_expand_only: false }]);
  });

  it("a wrong record of an earlier version is corrected", async () => {
    const folder = await aMigrationsFolder("create table a ()");
    await migrate(folder);
    await execute("update drizzle.applied_migration set name = 'x', is_expand_only = false");

    await migrate(folder);

    expect(await records()).toEqual([{ made_at: "1", name: "0", is_expand_only: true }]);
  });

  it("a pending migration that is older than an applied one is refused by name", async () => {
    await migrate(await aMigrationsFolder("create table a ()", "create table b ()"));
    await execute("delete from drizzle.__drizzle_migrations where created_at = 1");

    await expect(
      migrate(await aMigrationsFolder("create table a ()", "create table b ()")),
    ).rejects.toThrow(/^Migration 0 was made before others/);
  });

  it("waiting for a lock does not time out as requests do", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const migration = await as("iotd_owner").transaction(async (tx) => {
      await tx.execute("create schema drizzle");
      const blocked = migrate();
      blocked.catch(() => undefined);
      await untilBlocked();
      vi.advanceTimersByTime(60_000);
      await tx.execute("drop schema drizzle");
      return { blocked };
    });

    expect(await migration.blocked).toMatchObject({ applied: expect.any(Number) });
  });
});
