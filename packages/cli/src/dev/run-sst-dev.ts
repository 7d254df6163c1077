import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LiveDatabase } from "./live-database.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * Runs `sst dev` in this terminal until it ends or `signal` ends it, and resolves with its exit code.
 * What it leaves behind when it is stopped while it reads its configuration is removed.
 */
export async function runSstDev(
  args: readonly string[],
  { environment }: Pick<LiveDatabase, "environment">,
  signal: AbortSignal,
): Promise<number> {
  const child = spawn(process.execPath, ["node_modules/sst/cli/sst.js", "dev", ...args], {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      IOTD_LIVE_DATABASE: JSON.stringify(environment),
      // Otherwise a command that fails while the host of its telemetry is out of reach ends with 0.
      SST_TELEMETRY_DISABLED: "1",
    },
  });
  const stop = () => child.kill("SIGINT");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const [code] = await once(child, "close");
  const left = (await readdir(root)).filter((file) => /^\.sst\.config\..*\.mjs$/.test(file));
  for (const file of left) await rm(join(root, file), { force: true });
  return signal.aborted ? 0 : (code ?? 1);
}
