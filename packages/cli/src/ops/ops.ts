import { runHere } from "./run-here.ts";
import { runOps } from "./run-ops.ts";

/** `npm run ops`: operations on the service that runs here, or on a stage. */
process.exitCode = await runOps(
  process.argv.slice(2),
  {
    here: runHere,
    // Loading AWS's clients takes longer than most commands here.
    onStage: async (...request) => (await import("./run-on-stage.ts")).runOnStage(...request),
  },
  { print: console.log, printError: console.error },
);
