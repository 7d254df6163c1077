import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { LiveDatabase } from "./live-database.ts";

/**
 * Runs the `sst dev` of the folder `root` in this terminal until it ends or `signal` is aborted. Resolves
 * with its exit code, or 0 after `signal`. It ends with this process at the latest. Removes the compiled
 * configuration that it leaves if it is stopped while it starts.
 *
 * If `signal` is already aborted, starts nothing and throws its reason.
 */
export async function runSstDev(
  args: readonly string[],
  { environment }: Pick<LiveDatabase, "environment">,
  signal: AbortSignal,
  root: string,
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, ["node_modules/sst/cli/sst.js", "dev", ...args], {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      IOTD_LIVE_DATABASE: JSON.stringify(environment),
      // Otherwise a command that fails exits with 0 if the telemetry host cannot be reached.
      SST_TELEMETRY_DISABLED: "1",
    },
  });
  const stop = () => child.kill("SIGINT");
  const stopNow = () => child.kill("SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  process.once("exit", stopNow);
  const [code] = await once(child, "close");
  signal.removeEventListener("abort", stop);
  process.off("exit", stopNow);
  await removeCompiledConfiguration(root);
  return signal.aborted ? 0 : (code ?? 1);
}

async function removeCompiledConfiguration(root: string): Promise<void> {
  for (const file of await readdir(root)) {
    if (/^\.sst\.config\..*\.mjs$/.test(file)) await rm(join(root, file), { force: true });
  }
}
