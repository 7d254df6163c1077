import { beforeEach, describe, expect, it } from "vitest";
import { DomainError } from "../../errors.ts";
import { aMigrationsFolder, useTestDatabase } from "../../testing/index.ts";
import { migrateDatabase } from "./migrate.ts";

const database = useTestDatabase();
const older = ["create table a (id int)"];

beforeEach(async () => {
  await execute("drop schema if exists drizzle cascade");
  await execute("drop schema if exists public cascade");
  await execute("create schema public");
});

const execute = (statement: string) => database.as("iotd_owner").execute(statement);
const release = async (...statements: readonly string[]) => {
  const folder = await aMigrationsFolder(...statements);
  return () => migrateDatabase({ auth: "password", url: database.urlOf("iotd_owner") }, folder);
};

async function everything(): Promise<unknown> {
  const { rows: columns } = await execute(
    `select table_schema, table_name, column_name from information_schema.columns
     where table_schema in ('public', 'drizzle') order by 1, 2, 3`,
  );
  const { rows: journal } = await execute("select * from drizzle.__drizzle_migrations order by id");
  const { rows: kept } = await execute("select * from drizzle.applied_migration order by made_at");
  return { columns, journal, kept };
}

describe("an older release on a database that a newer one migrated", () => {
  it("does nothing if it works with all that it does not know", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()", "alter table a add c text");
    await deployNewer();
    const before = await everything();

    expect(await deployOlder()).toEqual({ applied: 0, total: 1 });

    expect(await everything()).toEqual(before);
  });

  it("is refused by the name of what it cannot work with, and leaves all as it is", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "alter table a rename id to key");
    await deployNewer();
    const before = await everything();

    const refused = deployOlder();

    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message:
        "The database was migrated by a newer version of this service, with 1, which this version cannot work with. Run that version, or restore a backup from before it.",
    });
    expect(await everything()).toEqual(before);
  });

  it("is refused by every such name and no other, wherever they stand", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(
      ...older,
      "create table b ()",
      "drop table b",
      "create table c ()",
      "drop table c",
      "create table d ()",
    );
    await deployNewer();

    await expect(deployOlder()).rejects.toThrow("with 2, 4, which");
  });

  it("is refused where nobody kept what the newer one did", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");
    await deployNewer();
    await execute("drop table drizzle.applied_migration");

    await expect(deployOlder()).rejects.toThrow(
      "with a migration made at 1970-01-01T00:00:00.002Z",
    );
  });

  it("gives way to the newer one again, which has nothing to do", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");
    await deployNewer();
    await deployOlder();

    expect(await deployNewer()).toEqual({ applied: 0, total: 2 });
  });

  it("may run beside it, again and again", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");

    await Promise.all([deployOlder(), deployNewer(), deployOlder(), deployNewer(), deployOlder()]);

    expect(await everything()).toMatchObject({
      journal: [{ created_at: "1" }, { created_at: "2" }],
      kept: [{ is_expand_only: true }, { is_expand_only: true }],
    });
  });

  it("applies its own later migration, made without the reverted one", async () => {
    const deployReverted = await release(...older, "create table b ()");
    await deployReverted();
    await execute("update drizzle.__drizzle_migrations set created_at = 0 where created_at = 2");
    await execute("update drizzle.applied_migration set made_at = 0 where made_at = 2");
    const deployNext = await release(...older, "create table c ()");

    expect(await deployNext()).toEqual({ applied: 1, total: 2 });
  });

  it("is refused, whatever is new in itself, where a reverted migration broke it", async () => {
    const deployReverted = await release(...older, "drop table a");
    await deployReverted();
    await execute("update drizzle.__drizzle_migrations set created_at = 0 where created_at = 2");
    await execute("update drizzle.applied_migration set made_at = 0 where made_at = 2");
    const deployNext = await release(...older, "create table c ()");

    await expect(deployNext()).rejects.toThrow("which this version cannot work with");
  });
});
