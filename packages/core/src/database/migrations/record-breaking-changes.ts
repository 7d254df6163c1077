import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BreakingStatement, classifyMigration } from "./expand-only.ts";
import { breakingChangesFile, readJournal } from "./migration-files.ts";

/** What each migration in `folder` breaks for code from before it, by name and in order. */
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
 * Writes what migrations break beside their SQL, for review and for whoever applies them: the parser that
 * finds it out is not where they are applied.
 */
export async function recordBreakingChanges(folder: string): Promise<void> {
  const changes = JSON.stringify(await findBreakingChanges(folder), undefined, 2);
  await writeFile(join(folder, breakingChangesFile), `${changes}\n`);
}
