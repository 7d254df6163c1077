import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, vi } from "vitest";

/** The file with npm's arguments, one on each line, in the folder of the installation. */
export const npmArguments = "npm-arguments";

const script = `#!/bin/sh
printf '%s\\n' "$@" > ${npmArguments}
mkdir -p node_modules
touch node_modules/.package-lock.json
`;

/** Replaces npm in the test file with a program that records its arguments and installs nothing. */
export async function useFakeNpm(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-npm-"));
  await writeFile(join(folder, "npm"), script, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
}
