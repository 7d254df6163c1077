import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

const version = "1.58.0";
/** Redundant DependsOn: CDK writes them, and they do no harm. */
const ignored = ["W3005"];

/** Where cfn-lint is, once something has been checked. */
export const cfnLintFolder = (root) => join(root, "node_modules", ".cache", `cfn-lint-${version}`);

/** Checks `templates`, paths of files, and throws if there is anything to say about any of them. */
export async function lintTemplates(templates, root) {
  const folder = cfnLintFolder(root);
  if (!existsSync(join(folder, "bin", "cfn-lint"))) await install(folder);
  await run(join(folder, "bin", "cfn-lint"), [
    ...ignored.flatMap((rule) => ["--ignore-checks", rule]),
    "--template",
    ...templates,
  ]);
}

/** In an environment of its own, so that nothing of the machine's Python is needed or changed. */
async function install(folder) {
  console.log(`Installing cfn-lint ${version} …`);
  try {
    await run("python3", ["-m", "venv", folder]);
    await run(join(folder, "bin", "pip"), ["install", "--quiet", `cfn-lint==${version}`]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `cfn-lint could not be installed; it needs Python 3.10 or newer with venv. ${error.message}`,
    );
  }
}
