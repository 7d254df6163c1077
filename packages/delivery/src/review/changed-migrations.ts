import { outputOf } from "@iotd/process/run-program";
import * as z from "zod";

const folder = "packages/core/migrations";
const journalFile = `${folder}/meta/_journal.json`;

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});
type Journal = z.infer<typeof journalSchema>["entries"];

type Git = (...args: readonly string[]) => Promise<string>;

/** What a branch changes in the migrations. */
export type ChangedMigrations = {
  /** In the order in which they are applied. */
  readonly added: readonly { readonly name: string; readonly sql: string }[];
  /** A sentence for each change that must not be merged. */
  readonly faults: readonly string[];
};

/**
 * What the commit that is checked out in `repository` changes in the migrations since it left `base`, a branch,
 * tag or commit. Throws an error of one sentence if git cannot compare them.
 */
export async function changedMigrations(
  repository: string,
  base: string,
): Promise<ChangedMigrations> {
  const git: Git = (...args) => outputOf("git", args, { cwd: repository });
  const tip = await commit(git, base);
  const start = (await git("merge-base", tip, "HEAD").catch(() => "")).trim();
  if (start === "") {
    throw new Error(`HEAD and ${base} have no commit in common: fetch the whole history first.`);
  }
  const files = await changedFiles(git, start);
  const journal = await journalAt(git, "HEAD");
  const added = journal.filter(({ tag }) => files.get(`${folder}/${tag}.sql`) === "A");
  return {
    added: await Promise.all(
      added.map(async ({ tag }) => ({
        name: tag,
        sql: await git("show", `HEAD:${folder}/${tag}.sql`),
      })),
    ),
    faults: [
      ...faultsOfFiles(files, journal),
      ...faultsOfJournal(await journalAt(git, start), journal),
      ...faultsOfOrder(await journalAt(git, tip), added),
    ],
  };
}

async function commit(git: Git, ref: string): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const found = await git(...args).catch(() => "");
  if (found === "") throw new Error(`git does not know a commit "${ref}" here: fetch it first.`);
  return found.trim();
}

/** By path, git's letter for its change. A move is a deletion and an addition. */
async function changedFiles(git: Git, start: string): Promise<Map<string, string>> {
  const args = ["--no-ext-diff", "--no-renames", "--name-status", "-z", start, "HEAD"];
  const fields = await git("diff", ...args, "--", `:/${folder}`);
  const pairs = fields.matchAll(/([^\0]*)\0([^\0]*)\0/g);
  return new Map(
    Array.from(pairs, ([, change = "", path = ""]) => [path, change] as const).filter(([path]) =>
      /\/[^/]+\.sql$/.test(path),
    ),
  );
}

async function journalAt(git: Git, revision: string): Promise<Journal> {
  const listed = await git("ls-tree", "--full-tree", "-z", revision, "--", journalFile);
  if (listed === "") return [];
  return journalSchema.parse(JSON.parse(await git("show", `${revision}:${journalFile}`))).entries;
}

function faultsOfFiles(files: ReadonlyMap<string, string>, journal: Journal): string[] {
  const names = new Set(journal.map(({ tag }) => tag));
  return [...files].flatMap(([path, change]) => {
    const name = path.slice(folder.length + 1, -".sql".length);
    if (change === "A") {
      return names.has(name) ? [] : [`${name} is not in the journal, so it would not be applied.`];
    }
    const what = change === "D" ? "removed" : "edited";
    return [`${name} was ${what}, but databases have it already. Undo this and add a migration.`];
  });
}

function faultsOfJournal(before: Journal, now: Journal): string[] {
  const entries = new Set(now.map(({ tag, when }) => `${when} ${tag}`));
  return before
    .filter(({ tag, when }) => !entries.has(`${when} ${tag}`))
    .map(
      ({ tag }) => `The journal's entry of ${tag} was changed, but databases identify it by that.`,
    );
}

function faultsOfOrder(onBase: Journal, added: Journal): string[] {
  const newest = Math.max(...onBase.map(({ when }) => when));
  return added
    .filter(({ when }) => when <= newest)
    .map(({ tag }) => `${tag} is older than a merged migration: remove it and generate it again.`);
}
