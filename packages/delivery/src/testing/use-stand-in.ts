import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { root } from "../root.ts";

/** How a program of this package ended, with what it added to the run's page. */
export type Ended = { readonly code: number; readonly output: string; readonly summary: string };

const tsx = createRequire(join(root, "package.json")).resolve("tsx");

/**
 * A temporary folder for each test, in which programs of this package run with a stand-in for the program `name`.
 * It records its calls.
 */
export function useStandIn(name: string) {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "iotd-stand-in-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const callsFile = () => join(folder, "calls");
  const summaryFile = () => join(folder, "summary.md");
  const readOrEmpty = (file: string) => readFile(file, "utf8").catch(() => "");

  return {
    /** Writes a file into the folder. */
    write: async (file: string, content: string) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    },
    /** Makes the stand-in run `body`, JavaScript that has its arguments as `args`. */
    answers: async (body: string) => {
      const program = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2);
const input = args.includes("-") ? readFileSync(0, "utf8") : "";
appendFileSync(${JSON.stringify(callsFile())}, JSON.stringify([...args, input]) + "\\n");
${body}
`;
      await writeFile(join(folder, name), program);
      await chmod(join(folder, name), 0o755);
    },
    /** Runs `program`, a path below `src`, in the folder. */
    run: (
      program: string,
      args: readonly string[],
      env: Readonly<Record<string, string>> = {},
    ): Promise<Ended> =>
      new Promise((resolve) => {
        const child = execFile(
          process.execPath,
          ["--import", tsx, join(root, "packages/delivery/src", program), ...args],
          {
            cwd: folder,
            env: {
              ...process.env,
              PATH: `${folder}:${process.env.PATH ?? ""}`,
              GITHUB_OUTPUT: "",
              GITHUB_STEP_SUMMARY: summaryFile(),
              ...env,
            },
          },
          async (_, stdout, stderr) =>
            resolve({
              code: child.exitCode ?? -1,
              output: stdout + stderr,
              summary: await readOrEmpty(summaryFile()),
            }),
        );
      }),
    /** The arguments of each call of the stand-in, and at their end its standard input. */
    calls: async (): Promise<unknown[]> =>
      (await readOrEmpty(callsFile()))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
  };
}
