import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSettings } from "@iotd/local/settings";
import { errorSentence } from "@iotd/ops";
import { refuseLiveStage } from "@iotd/stacks/live-stage";
import { getRegion } from "@iotd/stacks/region";
import { reachStage } from "../stage/reach-stage.ts";
import type { Terminal } from "../terminal.ts";
import { type DevOptions, parseDevOptions } from "./dev-options.ts";
import type { LiveDatabase } from "./live-database.ts";
import { openCloudDatabase } from "./open-cloud-database.ts";
import { openLocalDatabase } from "./open-local-database.ts";
import { runSstDev } from "./run-sst-dev.ts";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * The command line of live development, which goes on until `signal`: opens the database, then runs
 * `sst dev` in `root`, and closes the database after it. Returns the exit code: 0 ended by the signal,
 * 1 failed, otherwise that of `sst dev`.
 */
export async function runDev(
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
  root: string = repository,
): Promise<number> {
  try {
    const { args: sstArgs, ...options } = parseDevOptions(args);
    const database = await openLiveDatabase(options, terminal, signal);
    try {
      terminal.print(`Functions that run here use ${database.description}.`);
      return await runSstDev(sstArgs, database, signal, root);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (signal.aborted && error === signal.reason) return 0;
    terminal.printError(errorSentence(error));
    return 1;
  }
}

async function openLiveDatabase(
  { stage, region, profile, usesCloudDatabase }: Omit<DevOptions, "args">,
  { printError }: Terminal,
  signal: AbortSignal,
): Promise<LiveDatabase> {
  refuseLiveStage(stage);
  if (!usesCloudDatabase) {
    return openLocalDatabase({
      directory: join(readSettings(process.env).dataDirectory, "dev"),
      region: await getRegion({ region, profile }, process.env),
      printWarning: printError,
    });
  }
  if (stage === undefined) throw new Error("Name the stage whose database it is: --stage <name>.");
  return openCloudDatabase(await reachStage({ stage, region, profile }), { signal });
}
