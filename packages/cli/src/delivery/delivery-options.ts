import { parseArgs } from "node:util";
import { isRepository, refuseStageName } from "@iotd/stacks/delivery";
import * as z from "zod";

export const usage = `Usage: npm run delivery -- --stage <name> --repository <owner/name>

Lets GitHub's workflows of a repository deploy a stage, and nothing else: makes the roles that they
take, and prepares the account's region for CDK and SST. Once a stage, by an administrator; again
after an update of this repository that changes the roles.

  --repository <owner/name>  on GitHub, with the capital letters that it has there; with its numbers, as
                             octo-org@123456/iotd@456789, if GitHub's tokens name it so
  --remove                   takes all of it back, once the stage itself is removed
  --yes                      does it without asking
  --region, --profile        where and as whom, as AWS_REGION and AWS_PROFILE
`;

const optionsSchema = z.object({
  stage: z.string("must be a stage's name").superRefine((name, context) => {
    try {
      refuseStageName(name);
    } catch (error) {
      context.addIssue(
        error instanceof Error ? `is no stage's name: ${error.message}` : "is wrong",
      );
    }
  }),
  repository: z
    .string("must be the repository on GitHub, as octo-org/iotd")
    .refine(isRepository, "must be the repository on GitHub, as octo-org/iotd"),
  remove: z.boolean().default(false),
  yes: z.boolean().default(false),
  region: z.string().optional(),
  profile: z.string().optional(),
});
export type DeliveryOptions = z.infer<typeof optionsSchema>;

/** Reads the command line. Throws an error that names every option that is wrong. */
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
