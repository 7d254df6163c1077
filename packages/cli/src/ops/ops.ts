import { processTerminal } from "../terminal.ts";
import { runHere } from "./run-here.ts";
import { runOps } from "./run-ops.ts";

/** `npm run ops`: operations on the service of this machine, or on a deployed stage. */
process.exitCode = await runOps(
  process.argv.slice(2),
  {
    here: runHere,
    // Loading AWS's clients takes longer than most commands here.
    onStage: async (...request) => (await import("./run-on-stage.ts")).runOnStage(...request),
  },
  processTerminal,
);
