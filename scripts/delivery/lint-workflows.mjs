/**
 * `npm run check:workflows` holds .github against actionlint (with shellcheck for the shell in it) and
 * zizmor at its strictest. Needs Python 3.10 or newer with venv, PyPI and the Go module proxy the
 * first time, nothing after it.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../templates/run.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

try {
  await lint(await installTools());
  console.log("Nothing to say about the workflows.");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Throws at the first of `tools` that has something to say, which it has then said itself. */
async function lint(tools) {
  const copy = copyForActionlint();
  try {
    await run(
      join(tools, "actionlint"),
      ["-shellcheck", join(tools, "shellcheck"), "-pyflakes", ""],
      { cwd: copy },
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
  // Offline: what it says must not change with what GitHub answers that day.
  await run(
    join(tools, "zizmor"),
    ["--pedantic", "--offline", "--no-progress", "--strict-collection", ".github"],
    { cwd: root },
  );
}

/** The folder of the tools' programs. Made at the first call, and again when a version changes. */
async function installTools() {
  const fingerprint = createHash("sha256")
    .update(readFileSync(requirements))
    .update(actionlint)
    .digest("hex");
  const folder = join(
    root,
    "node_modules",
    ".cache",
    `workflow-linters-${fingerprint.slice(0, 16)}`,
  );
  const programs = join(folder, "bin");
  const finished = join(folder, "finished");
  if (existsSync(finished)) return programs;
  console.log("Installing actionlint, shellcheck and zizmor (only the first time) …");
  rmSync(folder, { recursive: true, force: true });
  try {
    await run("python3", ["-m", "venv", folder]);
    await run(join(programs, "pip"), ["install", "--quiet", "--requirement", requirements]);
    await buildActionlint(folder);
  } catch (error) {
    throw new Error(
      `The linters could not be installed; they need Python 3.10 or newer with venv, PyPI and the Go module proxy. ${error.message}`,
    );
  }
  writeFileSync(finished, "");
  return programs;
}

async function buildActionlint(folder) {
  const work = join(folder, "go");
  await run(join(folder, "bin", "go"), ["install", actionlint], {
    env: {
      ...process.env,
      GOBIN: join(folder, "bin"),
      GOPATH: work,
      GOCACHE: join(work, "cache"),
      GOTOOLCHAIN: "local",
      // Otherwise what it downloads cannot be deleted.
      GOFLAGS: "-modcacherw",
    },
  });
  rmSync(work, { recursive: true });
}

/**
 * A repository of nothing but .github, in which our own actions are named by `./` as actionlint knows
 * it: GitHub's newer `$/` (the same action, but always of the workflow's commit) is an error to
 * actionlint 1.7.12: https://github.com/rhysd/actionlint/issues/711.
 */
function copyForActionlint() {
  const folder = mkdtempSync(join(tmpdir(), "iotd-workflows-"));
  cpSync(join(root, ".github"), join(folder, ".github"), { recursive: true });
  mkdirSync(join(folder, ".git"));
  for (const { name, parentPath } of readdirSync(join(folder, ".github"), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!name.endsWith(".yml")) continue;
    const file = join(parentPath, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("uses: $/", "uses: ./"));
  }
  return folder;
}
