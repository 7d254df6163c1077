import { join } from "node:path";
import { readSettings } from "@iotd/local/settings";
import { errorSentence } from "@iotd/ops";
import { getRegion } from "@iotd/stacks/region";
import { reachStage } from "../stage/reach-stage.ts";
import { type DevOptions, parseDevOptions } from "./dev-options.ts";
import type { LiveDatabase } from "./live-database.ts";
import { openCloudDatabase } from "./open-cloud-database.ts";
import { openLocalDatabase } from "./open-local-database.ts";
import { runSstDev } from "./run-sst-dev.ts";

const tunnelPort = 5434;

/** `npm run dev`: `sst dev` with a stage of one's own, and a database that its functions reach from here. */
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => stopped.abort());
}
try {
  const options = parseDevOptions(process.argv.slice(2));
  const database = await openLiveDatabase(options);
  try {
    console.log(`Functions that run here use ${database.description}.`);
    process.exitCode = await runSstDev(options.args, database, stopped.signal);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(errorSentence(error));
  process.exitCode = 1;
}

async function openLiveDatabase({
  stage,
  region,
  profile,
  usesCloudDatabase,
}: DevOptions): Promise<LiveDatabase> {
  if (!usesCloudDatabase) {
    return openLocalDatabase({
      directory: join(readSettings(process.env).dataDirectory, "dev"),
      region: await getRegion({ region, profile }, process.env),
      printWarning: console.error,
    });
  }
  if (stage === undefined) throw new Error("Name the stage whose database it is: --stage <name>.");
  return openCloudDatabase(await reachStage({ stage, region, profile }), {
    port: tunnelPort,
    signal: stopped.signal,
  });
}
