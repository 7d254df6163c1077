import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A copy of this repository in its current state, to be changed and deployed. */
export type WorkingCopy = {
  readonly folder: string;
  /** Runs `npm run SCRIPT -- …` in it, without a terminal, and resolves when it ends. */
  readonly npmRun: (...command: readonly string[]) => Promise<Ended>;
  /** The same with additional environment variables. */
  readonly npmRunWith: (
    environment: Readonly<Record<string, string>>,
    ...command: readonly string[]
  ) => Promise<Ended>;
  /** Replaces `before` with `after` in a file. Throws if the file does not contain `before`. */
  readonly edit: (file: string, before: string, after: string) => Promise<void>;
  readonly write: (file: string, content: string) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** The result of a program. `output` has both its outputs. */
export type Ended = { readonly exitCode: number | null; readonly output: string };

/** The output of a program that must have succeeded. */
export function succeeded({ exitCode, output }: Ended): string {
  expect(exitCode, output).toBe(0);
  return output;
}

/** Copies all files that git does not ignore, and installs the copy. */
export async function makeWorkingCopy(): Promise<WorkingCopy> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-clone-"));
  const listed = spawn("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const files = (await text(listed.stdout)).split("\0").filter((file) => file !== "");
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file)).catch((error: unknown) => {
      // The deletion is not committed yet.
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    });
  }
  succeeded(await runIn(folder, process.execPath, ["scripts/install.mjs", "everything"]));
  const pathOf = (file: string) => join(folder, file);
  const read = (file: string) => readFile(pathOf(file), "utf8");
  const write = (file: string, content: string) => writeFile(pathOf(file), content);
  const npmRunWith: WorkingCopy["npmRunWith"] = (environment, script = "", ...args) =>
    runIn(folder, "npm", npmArgs(script, args), environment);
  return {
    folder,
    npmRun: (...command) => npmRunWith({}, ...command),
    npmRunWith,
    edit: async (file, before, after) => {
      const content = await read(file);
      if (!content.includes(before)) throw new Error(`${file} does not contain “${before}”.`);
      await write(file, content.replace(before, after));
    },
    read,
    write,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The arguments of npm that run a script of package.json, and print only what that prints. */
export const npmArgs = (script: string, args: readonly string[]): string[] =>
  ["run", "--silent", script, "--"].concat(args);

async function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (printed: string) => {
      output += printed;
    });
  }
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

/** The environment without variables of the test runner and of npm, which change what programs do. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        /^(AWS_|NODE_EXTRA_CA_CERTS$)/.test(name) || ["PATH", "HOME", "TMPDIR"].includes(name),
    ),
  );
}
