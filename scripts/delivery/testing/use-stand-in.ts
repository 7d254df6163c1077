import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { root } from "./read-workflows.ts";

/** How a script of this folder ended. */
export type Ended = { readonly code: number; readonly output: string; readonly summary: string };

/**
 * A folder for each test, in which scripts run with a program `name` before the real one: `body` is the
 * JavaScript that it runs, with `args` and `input` (its standard input). It notes how it was called.
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
    write: async (file: string, content: string) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    },
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
    run: (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      new Promise<Ended>((resolve) => {
        const child = execFile(
          process.execPath,
          [join(root, "scripts", "delivery", script), ...args],
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
    calls: async (): Promise<unknown[]> =>
      (await readOrEmpty(callsFile()))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
  };
}
