import { parseArgs } from "node:util";
import { isRepository, refuseStageName } from "@iotd/stacks/delivery";
import * as z from "zod";

/** The help text of `npm run delivery`. */
export const usage = `Usage: npm run delivery -- --stage <name> --repository <owner/name>

Lets the workflows of a repository on GitHub deploy a stage, and nothing else: creates the roles that
they assume, and prepares the account's region for CDK and SST. An administrator runs it once for each
stage, and again after an update of this repository that changes the roles.

  --repository <owner/name>  on GitHub, with the same capital letters; with its numbers, as in
                             octo-org@123456/iotd@456789, if GitHub's tokens contain them
  --remove                   removes the roles, after the stage itself has been removed
  --yes                      does not ask
  --region, --profile        AWS region and profile, instead of AWS_REGION and AWS_PROFILE
`;

const optionsSchema = z.object({
  stage: z.string("must be the name of a stage").superRefine((name, context) => {
    try {
      refuseStageName(name);
    } catch (error) {
      context.addIssue(
        error instanceof Error ? `is not a stage name: ${error.message}` : "is wrong",
      );
    }
  }),
  repository: z
    .string("must be a repository on GitHub, such as octo-org/iotd")
    .refine(isRepository, "must be a repository on GitHub, such as octo-org/iotd"),
  remove: z.boolean().default(false),
  yes: z.boolean().default(false),
  region: z.string().optional(),
  profile: z.string().optional(),
});
/** The command line of `npm run delivery`. */
export type DeliveryOptions = z.infer<typeof optionsSchema>;

/** Parses the command line. Throws an error that names every wrong option. */
export function parseDeliveryOptions(args: readonly string[]): DeliveryOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      stage: { type: "string" },
      repository: { type: "string" },
      remove: { type: "boolean" },
      yes: { type: "boolean" },
      region: { type: "string" },
      profile: { type: "string" },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues
      .map(({ path, message }) => `--${path.join()} ${message}`)
      .map((sentence) => (sentence.endsWith(".") ? sentence : `${sentence}.`))
      .join(" "),
  );
}
