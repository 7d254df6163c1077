import { stopSignal } from "@iotd/process/stop-signal";
import { runDev } from "./run-dev.ts";

/** `npm run dev`: `sst dev` with a stage of one's own, and a database that its functions reach from here. */
process.exitCode = await runDev(
  process.argv.slice(2),
  { print: console.log, printError: console.error },
  stopSignal(),
);
