import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A clone of this repository as it is now, to be deployed from and changed. */
export type WorkingCopy = {
  readonly folder: string;
  /** Runs `npm run SCRIPT -- …` in it, as a person without a terminal does, and resolves when it ends. */
  readonly npmRun: (script: string, ...args: readonly string[]) => Promise<Ended>;
  /** The same with variables set over the person's own. */
  readonly npmRunWith: (
    environment: Readonly<Record<string, string>>,
    script: string,
    ...args: readonly string[]
  ) => Promise<Ended>;
  /** Replaces `before`, which must be there, by `after` in a file. */
  readonly edit: (file: string, before: string, after: string) => Promise<void>;
  readonly write: (file: string, content: string) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly remove: () => Promise<void>;
};

export type Ended = { readonly exitCode: number | null; readonly output: string };

/** Makes a copy of what git knows or would take in, and installs it. */
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
      // Deleted, but not yet committed.
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    });
  }
  const installed = await runIn(folder, process.execPath, ["scripts/install.mjs", "everything"]);
  if (installed.exitCode !== 0) throw new Error(installed.output);
  const pathOf = (file: string) => join(folder, file);
  const read = (file: string) => readFile(pathOf(file), "utf8");
  const write = (file: string, content: string) => writeFile(pathOf(file), content);
  return {
    folder,
    npmRun: (script, ...args) => runIn(folder, "npm", npmArgs(script, args)),
    npmRunWith: (environment, script, ...args) =>
      runIn(folder, "npm", npmArgs(script, args), environment),
    edit: async (file, before, after) => {
      const content = await read(file);
      if (!content.includes(before)) throw new Error(`${file} does not hold “${before}”.`);
      await write(file, content.replace(before, after));
    },
    read,
    write,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const npmArgs = (script: string, args: readonly string[]) => [
  "run",
  "--silent",
  script,
  "--",
  ...args,
];

async function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...personsEnvironment(), ...environment },
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

/** Without what the test runner and the npm around it add: some of it changes what is run. */
export function personsEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        /^(AWS_|NODE_EXTRA_CA_CERTS$)/.test(name) || ["PATH", "HOME", "TMPDIR"].includes(name),
    ),
  );
}
