import { beforeEach, describe, expect, it } from "vitest";
import { aMigrationsFolder, useTestDatabase } from "../../testing/index.ts";
import { listMigrations } from "./list-migrations.ts";
import { migrateDatabase } from "./migrate.ts";

const database = useTestDatabase();
const older = ["create table a ()"];
const newer = [...older, "create table b ()"];

beforeEach(async () => {
  const owner = database.as("iotd_owner");
  await owner.execute("drop schema if exists drizzle cascade");
  await owner.execute("drop table if exists a, b, c");
});

const migrate = async (statements: readonly string[]) =>
  migrateDatabase(
    { auth: "password", url: database.urlOf("iotd_owner") },
    await aMigrationsFolder(...statements),
  );
const list = async (statements: readonly string[]) =>
  listMigrations(database.as("iotd_owner"), await aMigrationsFolder(...statements));

describe("listing migrations", () => {
  it("has all of them pending in an empty database", async () => {
    expect(await list(newer)).toEqual({
      applied: [],
      pending: ["0", "1"],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("tells what is applied from what is not", async () => {
    await migrate(older);

    expect(await list(newer)).toEqual({
      applied: ["0"],
      pending: ["1"],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("has none pending once they are applied", async () => {
    await migrate(newer);

    expect(await list(newer)).toEqual({
      applied: ["0", "1"],
      pending: [],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("says what a newer version has migrated, and what of it this one cannot read", async () => {
    await migrate([...newer, "drop table b", "create table c ()"]);

    expect(await list(older)).toEqual({
      applied: ["0"],
      pending: [],
      ahead: { readable: ["1", "3"], unreadable: ["2"] },
    });
  });

  it("tells when one was made whose name nobody kept, and takes it for unreadable", async () => {
    await migrate(newer);
    await database.as("iotd_owner").execute("drop table drizzle.applied_migration");

    expect((await list(older)).ahead).toEqual({
      readable: [],
      unreadable: ["a migration made at 1970-01-01T00:00:00.002Z"],
    });
  });
});
