import { execFile } from "node:child_process";
import { promisify } from "node:util";

const folder = "packages/core/migrations";
const journalFile = `${folder}/meta/_journal.json`;
const maxBuffer = 64 * 1024 * 1024;

/**
 * What the commit that is checked out in `repository` changes in the migrations, against where it left `base`
 * (a branch, tag or commit): `added`, with name and SQL, in the order in which they are applied, and `faults`,
 * a sentence for each thing that must not be merged. Throws a sentence where git cannot tell.
 */
export async function changedMigrations(repository, base) {
  const git = async (...args) =>
    (await promisify(execFile)("git", args, { cwd: repository, maxBuffer })).stdout;
  const tip = await commit(git, base);
  const start = (await git("merge-base", tip, "HEAD").catch(() => "")).trim();
  if (start === "") {
    throw new Error(`HEAD and ${base} have no commit in common: fetch all of the history first.`);
  }
  const files = await changedFiles(git, start);
  const journals = { start: await journalAt(git, start), tip: await journalAt(git, tip) };
  const journal = await journalAt(git, "HEAD");
  const isAdded = ({ tag }) => files.get(`${folder}/${tag}.sql`) === "A";
  const added = journal.filter(isAdded);
  return {
    added: await Promise.all(
      added.map(async ({ tag }) => ({
        name: tag,
        sql: await git("show", `HEAD:${folder}/${tag}.sql`),
      })),
    ),
    faults: [
      ...faultsOfFiles(files, journal),
      ...faultsOfJournal(journals.start, journal),
      ...faultsOfOrder(journals.tip, added),
    ],
  };
}

const commit = async (git, ref) => {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const found = await git(...args).catch(() => "");
  if (found === "") throw new Error(`"${ref}" is no commit that git knows here: fetch it first.`);
  return found.trim();
};

/** By path, git's letter for what happened to it; a move is the end of one file and a new one. */
async function changedFiles(git, start) {
  const args = ["--no-ext-diff", "--no-renames", "--name-status", "-z", start, "HEAD"];
  const fields = (await git("diff", ...args, "--", `:/${folder}`)).split("\0");
  const pairs = Array.from({ length: (fields.length - 1) / 2 }, (_, index) => [
    fields[2 * index + 1],
    fields[2 * index],
  ]);
  return new Map(pairs.filter(([path]) => /\/[^/]+\.sql$/.test(path)));
}

async function journalAt(git, revision) {
  const listed = await git("ls-tree", "--full-tree", "-z", revision, "--", journalFile);
  return listed === "" ? [] : JSON.parse(await git("show", `${revision}:${journalFile}`)).entries;
}

function faultsOfFiles(files, journal) {
  const names = new Set(journal.map(({ tag }) => tag));
  return [...files].flatMap(([path, change]) => {
    const name = path.slice(folder.length + 1, -".sql".length);
    if (change === "A") {
      return names.has(name) ? [] : [`${name} is not in the journal, so it would not be applied.`];
    }
    const what = change === "D" ? "removed" : "edited";
    return [`${name} was ${what}: databases have it already. Undo that and add a migration.`];
  });
}

function faultsOfJournal(before, now) {
  const entries = new Set(now.map(({ tag, when }) => `${when} ${tag}`));
  return before
    .filter(({ tag, when }) => !entries.has(`${when} ${tag}`))
    .map(({ tag }) => `The journal's entry of ${tag} was changed: databases know it by that.`);
}

function faultsOfOrder(onBase, added) {
  const newest = Math.max(...onBase.map(({ when }) => when));
  return added
    .filter(({ when }) => when <= newest)
    .map(
      ({ tag }) => `${tag} was made before others that are merged: remove it and make it again.`,
    );
}
