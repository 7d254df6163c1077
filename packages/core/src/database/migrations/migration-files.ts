import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** A migration that this code brings with it. */
export type Migration = {
  /** Such as `0001_grants`; its file has this name and `.sql`. */
  readonly name: string;
  /** When it was made, in milliseconds since 1970. Drizzle knows a migration by it. */
  readonly madeAt: number;
  /** Code from before it works on after it. */
  readonly isExpandOnly: boolean;
};

/** Beside the migrations' SQL: what each of them breaks, by name. See record-breaking-changes.ts. */
export const breakingChangesFile = "breaking-changes.json";

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});
const breakingChangesSchema = z.record(z.string(), z.array(z.unknown()));

/** The migrations in `folder`, oldest first. One that nobody recorded counts as not expand-only. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readJournal(folder);
  const breaking = breakingChangesSchema.parse(await readJson(join(folder, breakingChangesFile)));
  return entries.map(({ tag, when }) => ({
    name: tag,
    madeAt: when,
    isExpandOnly: breaking[tag]?.length === 0,
  }));
}

/** What drizzle-kit keeps of the migrations in `folder`, oldest first: `tag` names a file, `when` is in milliseconds. */
export async function readJournal(
  folder: string,
): Promise<readonly { readonly tag: string; readonly when: number }[]> {
  return journalSchema.parse(await readJson(join(folder, "meta", "_journal.json"))).entries;
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));
