/**
 * `node scripts/delivery/classify-migrations.mjs BASE [--json]` prints, in Markdown, the migrations that the
 * commit here adds to BASE: their SQL, and whether code from before them keeps working. Ends with 1 if a
 * migration that was there is changed, or one comes in the wrong order; what it prints says so.
 */
import { register } from "tsx/esm/api";
import { changedMigrations } from "./changed-migrations.mjs";
import { describeMigrations } from "./describe-migrations.mjs";

register();
// Not by its name: what the root depends on is left out of sst's bundle, which plain Node then cannot load.
const { classifyMigration } = await import("../../packages/core/src/database/migrations/expand-only.ts");
const [base, format] = process.argv.slice(2);

try {
  if (!base) throw new Error("Name what to compare with, such as origin/main.");
  const { added, faults } = await changedMigrations(process.cwd(), base);
  const migrations = await Promise.all(
    added.map(async (migration) => ({ ...migration, ...(await classifyMigration(migration.sql)) })),
  );
  const report = { migrations, faults };
  process.stdout.write(
    format === "--json" ? `${JSON.stringify(report, undefined, 2)}\n` : describeMigrations(report),
  );
  if (faults.length > 0) fail(faults.join("\n"));
} catch (error) {
  fail(error.message);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
