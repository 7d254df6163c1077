import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, vi } from "vitest";

/** Where it leaves its arguments, one a line, in the folder that something was to be installed in. */
export const npmArguments = "npm-arguments";

const script = `#!/bin/sh
printf '%s\\n' "$@" > ${npmArguments}
mkdir -p node_modules
touch node_modules/.package-lock.json
`;

/** Has the test file find, in place of npm, a program that installs nothing and asks no registry. */
export async function useNpmStandIn(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-npm-"));
  await writeFile(join(folder, "npm"), script, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
}
