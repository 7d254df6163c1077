/**
 * `npm run atom-grammar` fetches the RELAX NG grammar of RFC 4287, which the tests then hold the Atom
 * feed against. Among the packages of the registries, lxml's sources have it. Needs Python 3.10 or
 * newer with venv, and PyPI, the first time; nothing after it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./templates/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const requirements = fileURLToPath(new URL("atom-grammar.txt", import.meta.url));
/** Where packages/api/src/testing/atom-grammar.ts looks for it. */
const grammar = join(root, "node_modules", ".cache", "atom-grammar", "atom.rng");

try {
  if (!existsSync(grammar)) await fetchGrammar();
  console.log("The grammar of Atom is there.");
} catch (error) {
  console.error(
    `The grammar of Atom could not be fetched; it needs Python 3.10 or newer with venv, and PyPI. ${error.message}`,
  );
  process.exitCode = 1;
}

async function fetchGrammar() {
  const [, version] = readFileSync(requirements, "utf8").match(/^lxml==(\S+)/m);
  const folder = join(root, "node_modules", ".cache", "atom-grammar", "work");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("python3", ["-m", "venv", join(folder, "python")]);
  await run(join(folder, "python", "bin", "pip"), [
    ...["download", "--quiet", "--disable-pip-version-check"],
    ...["--no-deps", "--no-binary", "lxml", "--requirement", requirements, "--dest", folder],
  ]);
  const inside = `lxml-${version}/doc/s5/ep2008/atom.rng`;
  await run("tar", ["-xzf", join(folder, `lxml-${version}.tar.gz`), "-C", folder, inside]);
  renameSync(join(folder, inside), grammar);
  rmSync(folder, { recursive: true });
}
