import { describe, expect, it } from "vitest";
import { useEmptyDatabase } from "../../testing/empty-database.ts";
import { aMigrationsFolder } from "../../testing/index.ts";
import { listMigrations } from "./list-migrations.ts";

const database = useEmptyDatabase();
const older = ["create table a ()"];
const newer = [...older, "create table b ()"];

const migrate = async (statements: readonly string[]) =>
  database.migrate(await aMigrationsFolder(...statements));
const list = async (statements: readonly string[]) =>
  listMigrations(database.as("iotd_owner"), await aMigrationsFolder(...statements));

describe("listMigrations", () => {
  it("all migrations are pending in an empty database", async () => {
    expect(await list(newer)).toEqual({
      applied: [],
      pending: ["0", "1"],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("applied and pending migrations are listed separately", async () => {
    await migrate(older);

    expect(await list(newer)).toEqual({
      applied: ["0"],
      pending: ["1"],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("no migration is pending after all were applied", async () => {
    await migrate(newer);

    expect(await list(newer)).toEqual({
      applied: ["0", "1"],
      pending: [],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("migrations of a newer version are listed as readable or unreadable", async () => {
    await migrate([...newer, "drop table b", "create table c ()"]);

    expect(await list(older)).toEqual({
      applied: ["0"],
      pending: [],
      ahead: { readable: ["1", "3"], unreadable: ["2"] },
    });
  });

  it("a migration without a record is listed by its time, as unreadable", async () => {
    await migrate(newer);
    await database.execute("drop table drizzle.applied_migration");

    expect((await list(older)).ahead).toEqual({
      readable: [],
      unreadable: ["a migration made at 1970-01-01T00:00:00.002Z"],
    });
  });
});
