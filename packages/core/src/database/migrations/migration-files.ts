import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** A migration that this code has a file for. */
export type Migration = {
  /** The file name without `.sql`, such as `0001_grants`. */
  readonly name: string;
  /** When it was generated, in milliseconds since 1970. Drizzle identifies migrations by it. */
  readonly madeAt: number;
  /** Code from before the migration works after it. */
  readonly isExpandOnly: boolean;
};

/** A file in the folder of migrations: the breaking statements of each, by name. See record-breaking-changes.ts. */
export const breakingChangesFile = "breaking-changes.json";

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});
const breakingChangesSchema = z.record(z.string(), z.array(z.unknown()));

/** The migrations in `folder`, oldest first. One without a record of its breaking changes is not expand-only. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readJournal(folder);
  const breaking = breakingChangesSchema.parse(await readJson(join(folder, breakingChangesFile)));
  return entries.map(({ tag, when }) => ({
    name: tag,
    madeAt: when,
    isExpandOnly: breaking[tag]?.length === 0,
  }));
}

/** Drizzle-kit's journal of the migrations in `folder`, oldest first. `tag` is the file name without `.sql`, `when` is in milliseconds since 1970. */
export async function readJournal(
  folder: string,
): Promise<readonly { readonly tag: string; readonly when: number }[]> {
  return journalSchema.parse(await readJson(join(folder, "meta", "_journal.json"))).entries;
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));
