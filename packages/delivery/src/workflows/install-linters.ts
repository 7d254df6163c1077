import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonEnvironment } from "@iotd/process/python-environment";
import { outputOf } from "@iotd/process/run-program";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const actionlintVersion = "v1.7.12";

/**
 * Installs the linters of workflows the first time and after a change, and resolves with the paths of their
 * programs. Needs Python 3.10 or newer with venv, PyPI and the Go module proxy.
 */
export async function installLinters(): Promise<
  Readonly<Record<"actionlint" | "shellcheck" | "zizmor", string>>
> {
  const name = "the linters of workflows";
  const programs = await pythonEnvironment({ name, requirements, log: console.log });
  const actionlint = join(programs, `actionlint-${actionlintVersion}`);
  if (!existsSync(actionlint)) await buildActionlint(programs, actionlint);
  return { actionlint, shellcheck: join(programs, "shellcheck"), zizmor: join(programs, "zizmor") };
}

async function buildActionlint(programs: string, target: string): Promise<void> {
  console.log(`Building actionlint ${actionlintVersion} …`);
  const work = join(programs, "go-work");
  const module = `github.com/rhysd/actionlint/cmd/actionlint@${actionlintVersion}`;
  await outputOf(join(programs, "go"), ["install", module], {
    env: {
      ...process.env,
      GOBIN: work,
      GOPATH: work,
      GOCACHE: join(work, "cache"),
      GOTOOLCHAIN: "local",
      // Otherwise its downloads are read-only and cannot be deleted.
      GOFLAGS: "-modcacherw",
    },
  });
  await rename(join(work, "actionlint"), target);
  await rm(work, { recursive: true });
}
