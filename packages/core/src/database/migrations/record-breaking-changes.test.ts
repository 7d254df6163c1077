import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aMigrationsFolder } from "../../testing/index.ts";
import { migrationsFolder } from "./migrate.ts";
import { findBreakingChanges, recordBreakingChanges } from "./record-breaking-changes.ts";

const read = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, "breaking-changes.json"), "utf8"));

describe("recordBreakingChanges", () => {
  it("the recorded breaking changes match this service's migrations (npm run migration updates them)", async () => {
    expect(await read(migrationsFolder)).toEqual(await findBreakingChanges(migrationsFolder));
  });

  it("the record lists every migration with its breaking statements", async () => {
    const folder = await aMigrationsFolder("create table a ()", "drop table a");
    await writeFile(join(folder, "breaking-changes.json"), "what was there before");

    await recordBreakingChanges(folder);

    expect(await read(folder)).toEqual({
      "0": [],
      "1": [{ statement: "drop table a", why: "old code may use what is dropped" }],
    });
  });
});
