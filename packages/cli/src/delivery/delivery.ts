import { runDelivery } from "./run-delivery.ts";
import { runTool } from "./run-tool.ts";

/** `npm run delivery`: who may deploy a stage from GitHub. */
process.exitCode = await runDelivery(process.argv.slice(2), {
  print: console.log,
  printError: console.error,
  isInteractive: process.stdin.isTTY === true,
  runTool,
});
