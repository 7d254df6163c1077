import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const programs = {
  cdk: "node_modules/aws-cdk/bin/cdk",
  sst: "node_modules/sst/cli/sst.js",
} as const;

export type Tool = keyof typeof programs;

/** Runs `cdk` or `sst` in this terminal. Throws an error of one sentence if it fails. */
export async function runTool(tool: Tool, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [programs[tool], ...args], {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      // Otherwise a command that fails while the host of its telemetry is out of reach ends with 0.
      SST_TELEMETRY_DISABLED: "1",
      CDK_DISABLE_CLI_TELEMETRY: "true",
    },
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${tool} ${args[0]} failed; what it said stands above.`);
}
