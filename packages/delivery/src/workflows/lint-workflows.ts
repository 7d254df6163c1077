import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "@iotd/process/run-program";
import { root } from "../root.ts";
import { runStep } from "../run-step.ts";
import { installLinters } from "./install-linters.ts";

/**
 * `npm run check:workflows` checks .github with actionlint, which checks shell with shellcheck, and with zizmor at
 * its strictest. Fails at the first of them that finds something.
 */
await runStep([], async () => {
  const { actionlint, shellcheck, zizmor } = await installLinters();
  const copy = await copyForActionlint();
  try {
    await runProgram(actionlint, ["-shellcheck", shellcheck, "-pyflakes", ""], { cwd: copy });
  } finally {
    await rm(copy, { recursive: true });
  }
  // Offline: the result must not depend on what GitHub answers today.
  const options = ["--pedantic", "--offline", "--no-progress", "--strict-collection"];
  await runProgram(zizmor, [...options, ".github"], { cwd: root });
  console.log("The workflows have no faults.");
});

/**
 * A repository with nothing but .github, in which our own actions are named by `./`. GitHub's newer `$/`, which
 * means the same action of the workflow's own commit, is an error to actionlint 1.7.12:
 * https://github.com/rhysd/actionlint/issues/711.
 */
async function copyForActionlint(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-workflows-"));
  const copy = join(folder, ".github");
  await cp(join(root, ".github"), copy, { recursive: true });
  await mkdir(join(folder, ".git"));
  for (const name of await readdir(copy, { recursive: true })) {
    if (!name.endsWith(".yml")) continue;
    const content = await readFile(join(copy, name), "utf8");
    await writeFile(join(copy, name), content.replaceAll("uses: $/", "uses: ./"));
  }
  return folder;
}
