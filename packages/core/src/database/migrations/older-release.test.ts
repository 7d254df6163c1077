import { describe, expect, it } from "vitest";
import { DomainError } from "../../errors.ts";
import { useEmptyDatabase } from "../../testing/empty-database.ts";
import { aMigrationsFolder } from "../../testing/index.ts";

const { execute, migrate } = useEmptyDatabase();
const older = ["create table a (id int)"];

const release = async (...statements: readonly string[]) => {
  const folder = await aMigrationsFolder(...statements);
  return () => migrate(folder);
};

async function everything(): Promise<unknown> {
  const { rows: columns } = await execute(
    `select table_schema, table_name, column_name from information_schema.columns
     where table_schema in ('public', 'drizzle') order by 1, 2, 3`,
  );
  const { rows: journal } = await execute("select * from drizzle.__drizzle_migrations order by id");
  const { rows: records } = await execute(
    "select * from drizzle.applied_migration order by made_at",
  );
  return { columns, journal, records };
}

describe("migrating with an older release after a newer one", () => {
  it("an older release changes nothing if the newer migrations are expand-only", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()", "alter table a add c text");
    await deployNewer();
    const before = await everything();

    expect(await deployOlder()).toEqual({ applied: 0, total: 1 });

    expect(await everything()).toEqual(before);
  });

  it("an older release is refused with the name of the breaking migration, and changes nothing", async () => {
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

  it("the refusal names all breaking migrations and no expand-only ones", async () => {
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

  it("an older release is refused if the newer migrations are not recorded", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");
    await deployNewer();
    await execute("drop table drizzle.applied_migration");

    await expect(deployOlder()).rejects.toThrow(
      "with a migration made at 1970-01-01T00:00:00.002Z",
    );
  });

  it("a newer release has nothing to migrate after an older one ran", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");
    await deployNewer();
    await deployOlder();

    expect(await deployNewer()).toEqual({ applied: 0, total: 2 });
  });

  it("older and newer releases can run concurrently", async () => {
    const deployOlder = await release(...older);
    const deployNewer = await release(...older, "create table b ()");

    await Promise.all([deployOlder(), deployNewer(), deployOlder(), deployNewer(), deployOlder()]);

    expect(await everything()).toMatchObject({
      journal: [{ created_at: "1" }, { created_at: "2" }],
      records: [{ is_expand_only: true }, { is_expand_only: true }],
    });
  });

  it("a reverted release's expand-only migration does not block the next migration", async () => {
    const deployReverted = await release(...older, "create table b ()");
    await deployReverted();
    await execute("update drizzle.__drizzle_migrations set created_at = 0 where created_at = 2");
    await execute("update drizzle.applied_migration set made_at = 0 where made_at = 2");
    const deployNext = await release(...older, "create table c ()");

    expect(await deployNext()).toEqual({ applied: 1, total: 2 });
  });

  it("a reverted release's breaking migration blocks the next migration", async () => {
    const deployReverted = await release(...older, "drop table a");
    await deployReverted();
    await execute("update drizzle.__drizzle_migrations set created_at = 0 where created_at = 2");
    await execute("update drizzle.applied_migration set made_at = 0 where made_at = 2");
    const deployNext = await release(...older, "create table c ()");

    await expect(deployNext()).rejects.toThrow("which this version cannot work with");
  });
});
