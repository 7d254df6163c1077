import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputOf } from "@iotd/process/run-program";
import { atomGrammarFile } from "./atom-grammar-file.ts";

/**
 * `npm run atom-grammar` fetches the RELAX NG grammar of RFC 4287, with which tests validate the Atom feed. The
 * sources of the Python package lxml contain it. Needs Python 3.10 or newer with venv, and PyPI, the first time.
 */
async function fetchGrammar(): Promise<void> {
  const requirements = fileURLToPath(new URL("atom-grammar.txt", import.meta.url));
  const [, version] = (await readFile(requirements, "utf8")).match(/^lxml==(\S+)/m) ?? [];
  const folder = join(dirname(atomGrammarFile), "work");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await outputOf("python3", ["-m", "venv", join(folder, "python")]);
  await outputOf(join(folder, "python", "bin", "pip"), [
    ...["download", "--quiet", "--disable-pip-version-check"],
    ...["--no-deps", "--no-binary", "lxml", "--requirement", requirements, "--dest", folder],
  ]);
  const file = `lxml-${version}/doc/s5/ep2008/atom.rng`;
  await outputOf("tar", ["-xzf", join(folder, `lxml-${version}.tar.gz`), "-C", folder, file]);
  await rename(join(folder, file), atomGrammarFile);
  await rm(folder, { recursive: true });
}

try {
  if (!existsSync(atomGrammarFile)) await fetchGrammar();
  process.stdout.write("The grammar of Atom is on this machine.\n");
} catch (error) {
  process.stderr.write(
    `Fetching the grammar of Atom failed. It needs Python 3.10 or newer with venv, and PyPI. ${String(error)}\n`,
  );
  process.exitCode = 1;
}
