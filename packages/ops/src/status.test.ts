import { aMigrationsFolder, anEditor, aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { status } from "./status.ts";

const database = useTestDatabase();
const now = new Date("2025-03-31T08:00:00Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const deps = () => ({
  connection: { auth: "password", url: database.urlOf("iotd_owner") } as const,
  now: () => now,
});

describe("status", () => {
  it("lists the migrations of a current database as applied", async () => {
    const { migrations } = await status(deps());

    expect(migrations).toEqual({
      applied: expect.arrayContaining(["0001_grants"]),
      pending: [],
      ahead: { readable: [], unreadable: [] },
    });
  });

  it("counts pictures and editors", async () => {
    await aPicture(owner(), { status: "rejected" });
    await anEditor(owner());

    expect(await status(deps())).toMatchObject({
      pictures: { ready: 0, rejected: 1 },
      editors: 1,
    });
  });

  it("shows the picture that is published now, not one that is scheduled", async () => {
    const shown = await aPicture(owner(), { publishedAt: now });
    await aPicture(owner(), { publishedAt: new Date("2025-03-31T08:00:01Z") });

    expect((await status(deps())).shown).toEqual({
      id: shown.id,
      name: shown.name,
      publishedAt: "2025-03-31T08:00:00.000Z",
    });
  });

  it("shows null before the first picture", async () => {
    expect((await status(deps())).shown).toBeNull();
  });

  it("returns only migrations if the database lacks some", async () => {
    const migrationsFolder = await aMigrationsFolder("create table a ()");
    await owner().execute("alter schema drizzle rename to away");
    try {
      expect(await status({ ...deps(), migrationsFolder })).toEqual({
        migrations: { applied: [], pending: ["0"], ahead: { readable: [], unreadable: [] } },
      });
    } finally {
      await owner().execute("alter schema away rename to drizzle");
    }
  });

  it("also counts if the database has newer migrations that this code can read", async () => {
    await aheadBy({ isExpandOnly: true }, async () => {
      expect(await status(deps())).toMatchObject({
        migrations: { ahead: { readable: ["9999_newer"], unreadable: [] } },
        pictures: { ready: 0 },
      });
    });
  });

  it("returns only migrations if the database has newer ones that this code cannot read", async () => {
    await aheadBy({ isExpandOnly: false }, async () => {
      expect(await status(deps())).toEqual({
        migrations: {
          applied: expect.arrayContaining(["0001_grants"]),
          pending: [],
          ahead: { readable: [], unreadable: ["9999_newer"] },
        },
      });
    });
  });
});

/** Runs `work` while the database has a migration of a newer version. */
async function aheadBy(newer: { isExpandOnly: boolean }, work: () => Promise<void>): Promise<void> {
  await owner().execute(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 99999999999999);
     insert into drizzle.applied_migration values (99999999999999, '9999_newer', ${newer.isExpandOnly})`,
  );
  try {
    await work();
  } finally {
    await owner().execute(
      `delete from drizzle.__drizzle_migrations where created_at = 99999999999999;
       delete from drizzle.applied_migration where made_at = 99999999999999`,
    );
  }
}
