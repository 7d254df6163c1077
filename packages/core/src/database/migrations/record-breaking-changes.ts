import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BreakingStatement, classifyMigration } from "./expand-only.ts";
import { breakingChangesFile, readJournal } from "./migration-files.ts";

/** The breaking statements of each migration in `folder`, by its name, oldest first. */
export async function findBreakingChanges(
  folder: string,
): Promise<Readonly<Record<string, readonly BreakingStatement[]>>> {
  const found = (await readJournal(folder)).map(async ({ tag }) => {
    const { reasons } = await classifyMigration(await readFile(join(folder, `${tag}.sql`), "utf8"));
    return [tag, reasons] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/**
 * Writes the breaking changes of the migrations in `folder` to a file in the same folder. It is read
 * in reviews, and by the function that applies migrations, which does not include the SQL parser.
 */
export async function recordBreakingChanges(folder: string): Promise<void> {
  const changes = JSON.stringify(await findBreakingChanges(folder), undefined, 2);
  await writeFile(join(folder, breakingChangesFile), `${changes}\n`);
}
