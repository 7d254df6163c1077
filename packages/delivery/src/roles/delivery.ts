import { runDelivery } from "./run-delivery.ts";
import { runTool } from "./run-tool.ts";

/** `npm run delivery` creates or removes the roles with which GitHub deploys a stage. */
process.exitCode = await runDelivery(process.argv.slice(2), {
  print: console.log,
  printError: console.error,
  isInteractive: process.stdin.isTTY === true,
  runTool,
});
