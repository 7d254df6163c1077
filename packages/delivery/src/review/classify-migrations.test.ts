import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("./classify-migrations.ts", import.meta.url));
const tsx = createRequire(import.meta.url).resolve("tsx");
const gitEnvironment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
};
const first = { "0000_first": "create table picture (id uuid primary key)" };
let repository: string;

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), "iotd-repository-"));
  git("init", "--quiet", "--initial-branch=main");
  await commit(first);
  git("switch", "--quiet", "--create", "change");
});
afterEach(() => rm(repository, { recursive: true }));

const git = (...args: readonly string[]) =>
  execFileSync("git", args, { cwd: repository, env: gitEnvironment, encoding: "utf8" });

/** Commits `migrations` as the only ones. Without `when`, each is a millisecond younger than the one before. */
async function commit(
  migrations: Readonly<Record<string, string>>,
  when: Readonly<Record<string, number>> = {},
): Promise<void> {
  const folder = join(repository, "packages/core/migrations");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "meta"), { recursive: true });
  const names = Object.keys(migrations);
  for (const name of names) await writeFile(join(folder, `${name}.sql`), migrations[name] ?? "");
  const entries = names.map((tag, idx) => ({ idx, tag, when: when[tag] ?? idx + 1 }));
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ entries }));
  git("add", "--all");
  git("commit", "--quiet", "--message=change");
}

function classify(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", tsx, program, ...args],
    {
      cwd: repository,
      env: gitEnvironment,
      encoding: "utf8",
    },
  );
  return { exitCode: status, stdout, stderr };
}

const report = () => {
  const { exitCode, stdout } = classify("main", "--json");
  return { exitCode, ...JSON.parse(stdout) };
};

describe("the report on a change's migrations", () => {
  it("says None if the change adds no migration", async () => {
    await writeFile(join(repository, "README.md"), "more");
    git("add", "--all");
    git("commit", "--quiet", "--message=docs");

    expect(classify("main")).toEqual({ exitCode: 0, stdout: "None.\n", stderr: "" });
  });

  it("shows each added migration and the statements that break old code", async () => {
    await commit({
      ...first,
      "0001_camera": "-- Which camera.\nALTER TABLE picture ADD COLUMN camera text;\n",
      "0002_name": `ALTER TABLE picture RENAME COLUMN id TO name;
--> statement-breakpoint
DROP TABLE verification`,
    });

    const { exitCode, stdout } = classify("main");

    expect(exitCode).toBe(0);
    await expect(stdout).toMatchFileSnapshot("fixtures/migrations/added.md");
  });

  it("formats everything from the pull request as code", async () => {
    await commit({
      ...first,
      "0001_a|b`": "````\n</details> @everyone [x](https://example.com)",
    });

    await expect(classify("main").stdout).toMatchFileSnapshot("fixtures/migrations/hostile.md");
  });

  it("is short enough for a comment even if the SQL is long", async () => {
    const comment = `comment on table picture is '${"x".repeat(50_000)}'`;
    await commit({ ...first, "0001_a": comment, "0002_b": `${comment};`.repeat(3) });

    const { stdout } = classify("main");

    expect(stdout.length).toBeLessThan(25_000);
    expect(stdout).toMatch(/… \d+ more characters/);
  });

  it("is printed as JSON with --json", async () => {
    await commit({ ...first, "0001_drop": "drop table picture" });

    expect(report()).toEqual({
      exitCode: 0,
      migrations: [
        {
          name: "0001_drop",
          sql: "drop table picture",
          isExpandOnly: false,
          reasons: [{ statement: "drop table picture", why: "old code may use what is dropped" }],
        },
      ],
      faults: [],
    });
  });

  it("leaves out migrations that were added to the base since", async () => {
    git("switch", "--quiet", "main");
    await commit({ ...first, "0001_main": "create table a ()" });
    git("switch", "--quiet", "change");

    expect(report()).toEqual({ exitCode: 0, migrations: [], faults: [] });
  });
});

describe("a change is refused that", () => {
  it.each([
    [
      "edits a migration",
      { "0000_first": "create table photo ()" },
      ["0000_first was edited, but databases have it already. Undo this and add a migration."],
    ],
    [
      "removes a migration",
      {},
      [
        "0000_first was removed, but databases have it already. Undo this and add a migration.",
        "The journal's entry of 0000_first was changed, but databases identify it by that.",
      ],
    ],
    [
      "renames a migration",
      { "0000_renamed": first["0000_first"] },
      [
        "0000_first was removed, but databases have it already. Undo this and add a migration.",
        "The journal's entry of 0000_first was changed, but databases identify it by that.",
        "0000_renamed is older than a merged migration: remove it and generate it again.",
      ],
    ],
  ])("%s", async (_, migrations, faults) => {
    await commit(migrations);

    expect(report()).toMatchObject({ exitCode: 1, faults });
  });

  it("changes the time in a migration's journal entry", async () => {
    await commit(first, { "0000_first": 5 });

    expect(report()).toMatchObject({
      exitCode: 1,
      faults: ["The journal's entry of 0000_first was changed, but databases identify it by that."],
    });
  });

  it("adds a migration that is older than one that was merged since", async () => {
    await commit({ ...first, "0001_late": "create table b ()" }, { "0001_late": 5 });
    git("switch", "--quiet", "main");
    await commit({ ...first, "0001_main": "create table a ()" }, { "0001_main": 9 });
    git("switch", "--quiet", "change");

    expect(report()).toMatchObject({
      exitCode: 1,
      migrations: [{ name: "0001_late" }],
      faults: ["0001_late is older than a merged migration: remove it and generate it again."],
    });
  });

  it("adds a migration without an entry in the journal", async () => {
    await writeFile(join(repository, "packages/core/migrations/0001_lost.sql"), "select 1");
    git("add", "--all");
    git("commit", "--quiet", "--message=lost");

    expect(report()).toMatchObject({
      exitCode: 1,
      faults: ["0001_lost is not in the journal, so it would not be applied."],
    });
  });

  it("edits a migration, with the reason in the report and on standard error", async () => {
    await commit({ "0000_first": "create table photo ()" });

    const { exitCode, stdout, stderr } = classify("main");

    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      "0000_first was edited, but databases have it already. Undo this and add a migration.\n",
    );
    await expect(stdout).toMatchFileSnapshot("fixtures/migrations/edited.md");
  });
});

describe("a comparison that is not possible", () => {
  it.each([
    [[], "Arguments are missing. This program takes: base.\n"],
    [["nowhere"], 'git does not know a commit "nowhere" here: fetch it first.\n'],
    [["--all"], 'git does not know a commit "--all" here: fetch it first.\n'],
  ])("says what to do for the arguments %j", (args, stderr) => {
    expect(classify(...args)).toEqual({ exitCode: 1, stdout: "", stderr });
  });

  it("says that the history must be fetched if no common commit is known", () => {
    git("switch", "--quiet", "--orphan", "other");
    git("commit", "--quiet", "--allow-empty", "--message=other");

    expect(classify("main").stderr).toBe(
      "HEAD and main have no commit in common: fetch the whole history first.\n",
    );
  });
});
