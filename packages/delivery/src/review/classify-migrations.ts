import { classifyMigration } from "@iotd/core/database/expand-only";
import { runStep } from "../run-step.ts";
import { changedMigrations } from "./changed-migrations.ts";
import { describeMigrations } from "./describe-migrations.ts";

/**
 * Prints as Markdown, or with `--json` as JSON, the migrations that the commit in the working directory adds to a
 * base: their SQL, and whether code from before them still works. Fails if a merged migration was changed, or if
 * the order is wrong.
 */
await runStep(["base"], async ({ base }) => {
  const { added, faults } = await changedMigrations(process.cwd(), base);
  const migrations = await Promise.all(
    added.map(async (migration) => ({ ...migration, ...(await classifyMigration(migration.sql)) })),
  );
  const report = { migrations, faults };
  process.stdout.write(
    process.argv[3] === "--json"
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : describeMigrations(report),
  );
  if (faults.length > 0) throw new Error(faults.join("\n"));
});
