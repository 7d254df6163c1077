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

describe("docs/migrations.md", () => {
  it("the guide has three steps and only the first is expand-only", async () => {
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

  it("the steps of the guide work on this schema in their order", async () => {
    for (const { sql } of steps) await database.as("iotd_owner").execute(sql);

    const { rows } = await database
      .as("iotd_public")
      .execute("select description from picture limit 1");
    expect(rows).toEqual([]);
  });
});
