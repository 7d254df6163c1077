import { parseArgs } from "node:util";
import { loginRoles } from "@iotd/core/database/login-roles";
import { stageNames, stageSettings } from "@iotd/stacks/stages";
import * as z from "zod";

export const usage = `Usage: npm run tunnel -- --stage <name> [--port <port>] [--user <user>]

Opens a port of this machine to a stage's database, until Ctrl-C.

  --port <port>         of this machine (default: 5433)
  --user <user>         to sign in as: ${loginRoles.join(", ")}
                        (default: iotd_public, who only reads what everyone sees)
  --region, --profile   where and as whom, as AWS_REGION and AWS_PROFILE
  --yes-<name>          for a stage that is protected
`;

const optionsSchema = z.object({
  stage: z.string("must be a stage's name").min(1, "must be a stage's name"),
  port: z.coerce.number("must be a port").int("must be a port").min(1).max(65_535).default(5433),
  user: z.enum(loginRoles, `must be one of ${loginRoles.join(", ")}`).default("iotd_public"),
  region: z.string().optional(),
  profile: z.string().optional(),
});
export type TunnelOptions = z.infer<typeof optionsSchema> & {
  /** The option that a protected stage needs was given. */
  readonly isConfirmed: boolean;
};

/** Reads the command line. Throws an error that names every option that is wrong. */
export function parseTunnelOptions(args: readonly string[]): TunnelOptions {
  const confirmations = stageNames.map(confirmationOf);
  const { values } = parseArgs({
    args: args.filter((arg) => !confirmations.includes(arg)),
    options: {
      stage: { type: "string" },
      port: { type: "string" },
      user: { type: "string" },
      region: { type: "string" },
      profile: { type: "string" },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `--${path.join()} ${message}.`).join(" "),
    );
  }
  return { ...parsed.data, isConfirmed: args.includes(confirmationOf(parsed.data.stage)) };
}

const confirmationOf = (stage: string) => `--yes-${stage}`;

/** Throws an error of one sentence for a protected stage that was not confirmed. */
export function refuseProtected({ stage, isConfirmed }: TunnelOptions): void {
  if (!stageSettings(stage).isProtected || isConfirmed) return;
  throw new Error(
    `Stage ${stage} is protected, the data behind this is real: add ${confirmationOf(stage)} if you mean it.`,
  );
}
