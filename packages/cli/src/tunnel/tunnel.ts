import { stopSignal } from "@iotd/process/stop-signal";
import { processTerminal } from "../terminal.ts";
import { runTunnel } from "./run-tunnel.ts";

/** `npm run tunnel`: connects a port of this machine to a stage's database. */
process.exitCode = await runTunnel(process.argv.slice(2), processTerminal, stopSignal());
