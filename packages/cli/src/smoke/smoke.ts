import { stopSignal } from "@iotd/process/stop-signal";
import { processTerminal } from "../terminal.ts";
import { runSmoke } from "./run-smoke.ts";

/** `npm run smoke`: checks that a deployed site works. */
process.exitCode = await runSmoke(process.argv.slice(2), processTerminal, stopSignal());
