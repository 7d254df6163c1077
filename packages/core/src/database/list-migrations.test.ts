import { beforeEach, describe, expect, it } from "vitest";
import { aMigrationsFolder, useTestDatabase } from "../testing/index.ts";
import { listMigrations } from "./list-migrations.ts";
import { migrateDatabase } from "./migrate.ts";

const database = useTestDatabase();
const older = ["create table a ()"];
const newer = [...older, "create table b ()"];

beforeEach(async () => {
  const owner = database.as("iotd_owner");
  await owner.execute("drop schema if exists drizzle cascade");
  await owner.execute("drop table if exists a, b");
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
      databaseIsAhead: false,
    });
  });

  it("tells what is applied from what is not", async () => {
    await migrate(older);

    expect(await list(newer)).toEqual({
      applied: ["0"],
      pending: ["1"],
      databaseIsAhead: false,
    });
  });

  it("has none pending once they are applied", async () => {
    await migrate(newer);

    expect(await list(newer)).toEqual({
      applied: ["0", "1"],
      pending: [],
      databaseIsAhead: false,
    });
  });

  it("says that a newer version has migrated the database", async () => {
    await migrate(newer);

    expect(await list(older)).toEqual({ applied: ["0"], pending: [], databaseIsAhead: true });
  });
});
