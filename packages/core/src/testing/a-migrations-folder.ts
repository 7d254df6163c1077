import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { recordBreakingChanges } from "../database/migrations/record-breaking-changes.ts";

/** Creates a folder of migrations named 0, 1, …, with one statement each, as `npm run migration` writes it. It is removed after the test. */
export async function aMigrationsFolder(...statements: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "meta"));
  for (const [idx, statement] of statements.entries())
    await writeFile(join(folder, `${idx}.sql`), statement);
  const entries = statements.map((_, idx) => ({
    idx,
    version: "7",
    when: idx + 1,
    tag: `${idx}`,
    breakpoints: true,
  }));
  const journal = { version: "7", dialect: "postgresql", entries };
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify(journal));
  await recordBreakingChanges(folder);
  return folder;
}
