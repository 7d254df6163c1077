import { parseArgs } from "node:util";
import { loginRoles } from "@iotd/core/database/login-roles";
import { stageNames, stageSettings } from "@iotd/stacks/stages";
import * as z from "zod";
import { checkOptions, stageOptions } from "../command-options.ts";

/** How to use the command, for people. */
export const usage = `Usage: npm run tunnel -- --stage <name> [--port <port>] [--user <user>]

Connects a port of this machine to a stage's database, until Ctrl-C.

  --port <port>         the port of this machine (default: 5433)
  --user <user>         the database user: ${loginRoles.join(", ")}
                        (default: iotd_public, which can only read public data)
  --region <region>     the stage's region (default: AWS_REGION)
  --profile <profile>   the profile with AWS credentials (default: AWS_PROFILE)
  --yes-<name>          confirms the use of a protected stage
`;

const optionsSchema = z.object({
  stage: z.string("must be the name of a stage").min(1, "must be the name of a stage"),
  port: z.coerce.number("must be a port").int("must be a port").min(1).max(65_535).default(5433),
  user: z.enum(loginRoles, `must be one of ${loginRoles.join(", ")}`).default("iotd_public"),
  region: z.string().optional(),
  profile: z.string().optional(),
});
/** The options of `npm run tunnel`. */
export type TunnelOptions = z.infer<typeof optionsSchema> & {
  /** Whether `--yes-<name>` was given for the stage. */
  readonly isConfirmed: boolean;
};

/** Reads the command line. Throws an error that names every option that is wrong. */
export function parseTunnelOptions(args: readonly string[]): TunnelOptions {
  const confirmations = stageNames.map(confirmationOf);
  const { values } = parseArgs({
    args: args.filter((arg) => !confirmations.includes(arg)),
    options: {
      ...stageOptions,
      port: { type: "string" },
      user: { type: "string" },
    },
  });
  const options = checkOptions(optionsSchema, values);
  return { ...options, isConfirmed: args.includes(confirmationOf(options.stage)) };
}

const confirmationOf = (stage: string) => `--yes-${stage}`;

/** Throws an error of one sentence for a protected stage that was not confirmed. */
export function refuseProtected({ stage, isConfirmed }: TunnelOptions): void {
  if (!stageSettings(stage).isProtected || isConfirmed) return;
  throw new Error(
    `Stage ${stage} is protected because its data is real. Add ${confirmationOf(stage)} to confirm.`,
  );
}
