import { stopSignal } from "@iotd/process/stop-signal";
import { processTerminal } from "../terminal.ts";
import { runDev } from "./run-dev.ts";

/** `npm run dev`: runs `sst dev`, with a database that the functions on this machine can reach. */
process.exitCode = await runDev(process.argv.slice(2), processTerminal, stopSignal());
