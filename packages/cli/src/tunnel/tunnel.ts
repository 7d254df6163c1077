import { stopSignal } from "@iotd/process/stop-signal";
import { runTunnel } from "./run-tunnel.ts";

/** `npm run tunnel`: a stage's database on a port of this machine. */
process.exitCode = await runTunnel(
  process.argv.slice(2),
  { print: console.log, printError: console.error },
  stopSignal(),
);
