import { runProgram } from "@iotd/process/run-program";
import { root } from "../root.ts";

/** A stage and the environment variables that its build is given. */
export type Build = { readonly stage: string; readonly settings: Readonly<Record<string, string>> };

/** Runs `sst build` of a stage into `folder` with `awsUrl` in place of AWS. Prints how long it took. */
export async function buildStage(
  { stage, settings }: Build,
  folder: string,
  awsUrl: string,
): Promise<void> {
  const start = performance.now();
  const args = ["node_modules/sst/cli/sst.js", "build", "--stage", stage, "--to", folder];
  await runProgram(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      ...settings,
      AWS_ENDPOINT_URL: awsUrl,
      AWS_ACCESS_KEY_ID: "none",
      AWS_SECRET_ACCESS_KEY: "none",
      AWS_REGION: "eu-west-1",
      // Otherwise a command that fails ends with 0 where the host of its telemetry cannot be reached.
      SST_TELEMETRY_DISABLED: "1",
    },
  });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const variables = Object.keys(settings).map((name) => ` ${name}`);
  console.log(`sst build --stage ${stage}${variables.join("")}: ${seconds} s`);
}
