import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "../../testing/index.ts";
import { classifyMigration } from "./expand-only.ts";

const database = useTestDatabase();
const guide = await readFile(new URL("../../../../../docs/migrations.md", import.meta.url), "utf8");
const steps = Array.from(
  guide.matchAll(/\*\*(\w+)\.\*\*.*?```sql\n(.*?)```/gs),
  ([, name, sql]) => ({
    name: name ?? "",
    sql: sql ?? "",
  }),
);

describe("the guide to changing the schema", () => {
  it("takes three steps, of which the first is expand-only as it says", async () => {
    const verdicts = steps.map(async ({ name, sql }) => {
      const { isExpandOnly } = await classifyMigration(sql);
      return { name, isExpandOnly };
    });

    expect(await Promise.all(verdicts)).toEqual([
      { name: "Expand", isExpandOnly: true },
      { name: "Migrate", isExpandOnly: false },
      { name: "Contract", isExpandOnly: false },
    ]);
  });

  it("has steps that work on this schema, one after the other", async () => {
    for (const { sql } of steps) await database.as("iotd_owner").execute(sql);

    const { rows } = await database
      .as("iotd_public")
      .execute("select description from picture limit 1");
    expect(rows).toEqual([]);
  });
});
