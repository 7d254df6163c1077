import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { errorSentence } from "@iotd/core/error-sentence";
import { readSettings } from "@iotd/local/settings";
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
 * Runs `npm run dev` with its command-line arguments: opens a database, runs `sst dev` in the folder
 * `root` until it ends or `signal` is aborted, and closes the database. Returns the exit code: 0 after
 * `signal`, 1 for an error, otherwise that of `sst dev`.
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
      terminal.print(`Functions on this machine use ${database.description}.`);
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
  if (stage === undefined) throw new Error("Name the stage whose database to use: --stage <name>.");
  return openCloudDatabase(await reachStage({ stage, region, profile }), { signal });
}
