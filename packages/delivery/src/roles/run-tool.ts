import { runProgram } from "@iotd/process/run-program";
import { root } from "../root.ts";

const programs = {
  // The root's, because `sst bootstrap` runs the cdk command from there, too.
  cdk: "node_modules/aws-cdk/bin/cdk",
  sst: "node_modules/sst/cli/sst.js",
} as const;

/** A command line tool that `npm run delivery` uses. */
export type Tool = keyof typeof programs;

/** Runs `cdk` or `sst` in this terminal. Throws an error of one sentence if it fails. */
export async function runTool(tool: Tool, args: readonly string[]): Promise<void> {
  const env = {
    ...process.env,
    // Otherwise a command that fails ends with 0 where the host of its telemetry cannot be reached.
    SST_TELEMETRY_DISABLED: "1",
    CDK_DISABLE_CLI_TELEMETRY: "true",
  };
  await runProgram(process.execPath, [programs[tool], ...args], { cwd: root, env }).catch(() => {
    throw new Error(`${tool} ${args[0]} failed. Its own message is above.`);
  });
}
