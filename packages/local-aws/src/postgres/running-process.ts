import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A process that runs: its parent's id and its command line, with spaces between the parameters. */
export type RunningProcess = { readonly parentId: number; readonly commandLine: string };

/** The process with the id `processId`. Undefined if there is none, or if it is a zombie. */
export const findProcess = async (processId: number): Promise<RunningProcess | undefined> => {
  try {
    // Small Linux images have no ps.
    const found =
      process.platform === "linux" ? await fromProc(processId) : await fromPs(processId);
    return found.commandLine === "" ? undefined : found;
  } catch {
    return undefined;
  }
};

const fromProc = async (processId: number): Promise<RunningProcess> => {
  const [status, commandLine] = await Promise.all([
    readFile(`/proc/${processId}/status`, "utf8"),
    readFile(`/proc/${processId}/cmdline`, "utf8"),
  ]);
  const parentId = Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1]);
  return { parentId, commandLine: commandLine.replaceAll("\0", " ").trim() };
};

const fromPs = async (processId: number): Promise<RunningProcess> => {
  const { stdout } = await run("ps", ["-ww", "-o", "ppid=,command=", "-p", String(processId)]);
  const [, parentId, commandLine] = /^\s*(\d+)\s+(.*)$/m.exec(stdout) ?? [];
  return { parentId: Number(parentId), commandLine: commandLine?.trim() ?? "" };
};
