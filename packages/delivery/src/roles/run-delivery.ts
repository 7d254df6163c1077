import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getStackOutputs, reachStage, type Stage } from "@iotd/cli/stage";
import { errorSentence } from "@iotd/core/error-sentence";
import { deliveryNames, gitHubStackName } from "@iotd/stacks/delivery";
import { type DeliveryOptions, parseDeliveryOptions, usage } from "./delivery-options.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { findAccount, hasGitHubProvider } from "./find-account.ts";
import { listStacks } from "./list-stacks.ts";
import type { Tool } from "./run-tool.ts";

/** The terminal and the tools of `npm run delivery`. */
export type DeliveryDeps = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Whether the person at the terminal can answer questions. */
  readonly isInteractive: boolean;
  readonly runTool: (tool: Tool, args: readonly string[]) => Promise<void>;
};

/** Runs `npm run delivery` with `args`. Returns the exit code: 0 done, 1 failed, 2 wrong arguments. */
export async function runDelivery(args: readonly string[], deps: DeliveryDeps): Promise<number> {
  let options: DeliveryOptions;
  try {
    options = parseDeliveryOptions(args);
  } catch (error) {
    deps.printError(`${errorSentence(error)}\n\n${usage}`);
    return 2;
  }
  try {
    if (!options.yes && !deps.isInteractive) {
      throw new Error(
        "This command asks before it changes anything, but there is no terminal. Add --yes to confirm.",
      );
    }
    const stage = await reachStage(options);
    await (options.remove ? removeDelivery : deployDelivery)(stage, options, deps);
    return 0;
  } catch (error) {
    deps.printError(errorSentence(error));
    return 1;
  }
}

async function deployDelivery(
  stage: Stage,
  { repository, yes }: DeliveryOptions,
  { print, printError, runTool }: DeliveryDeps,
): Promise<void> {
  const { name, region } = stage;
  const account = await findAccount(stage);
  const hasProvider = await hasGitHubProvider(stage, account);
  const isProviderOurs = (await listStacks(stage)).includes(gitHubStackName);
  if (hasProvider && !isProviderOurs) {
    printError("This account already has GitHub's OIDC provider. It is used as it is.");
  }
  // Workflows have no right to bootstrap.
  await runTool("sst", [
    "bootstrap",
    ...["--stage", name, "--region", region],
    ...ofProfile(stage),
  ]);
  const app = { stage, repository, account, withProvider: !hasProvider || isProviderOurs };
  await withApp(app, async (args) => {
    // Without --yes, `cdk deploy` shows the changes when it asks.
    if (yes) await runTool("cdk", ["diff", ...args, "--method", "template"]);
    const approval = yes ? "never" : "any-change";
    await runTool("cdk", ["deploy", "--all", ...args, "--require-approval", approval]);
  });
  const { get } = await getStackOutputs(stage, "Delivery");
  print(
    describeDelivery({
      stage: name,
      region,
      repository,
      deployRoleArn: get("DeployRoleArn"),
      diffRoleArn: get("DiffRoleArn"),
    }),
  );
}

/** Also removes GitHub's OIDC provider, if this command made it and no other stage needs it. */
async function removeDelivery(
  stage: Stage,
  { repository, yes }: DeliveryOptions,
  { print, runTool }: DeliveryDeps,
): Promise<void> {
  const { name, region } = stage;
  const { stack } = deliveryNames(name);
  const stacks = await listStacks(stage);
  if (stacks.some((other) => other.startsWith(`${name}-iotd-`) && other !== stack)) {
    throw new Error(
      `Stage ${name} is still deployed in ${region}, and its stacks need these roles. Remove the stage first: npm run sst -- remove --stage ${name}`,
    );
  }
  const isLast = !stacks.some((other) => other.endsWith("-iotd-Delivery") && other !== stack);
  const withProvider = isLast && stacks.includes(gitHubStackName);
  const account = await findAccount(stage);
  await withApp({ stage, repository, account, withProvider }, (args) =>
    runTool("cdk", ["destroy", "--all", ...args, ...(yes ? ["--force"] : [])]),
  );
  print(`GitHub can no longer deploy stage ${name}.`);
}

const ofProfile = ({ profile }: Stage) => (profile === undefined ? [] : ["--profile", profile]);

type DeliveryApp = {
  readonly stage: Stage;
  readonly repository: string;
  readonly account: string;
  readonly withProvider: boolean;
};

/** Runs `work` with the arguments that tell the cdk command about the app. Deletes the app's templates afterwards. */
async function withApp(
  { stage, repository, account, withProvider }: DeliveryApp,
  work: (args: readonly string[]) => Promise<void>,
): Promise<void> {
  const { name, region } = stage;
  const context = { stage: name, repository, account, region, withProvider };
  const output = await mkdtemp(join(tmpdir(), "iotd-delivery-"));
  try {
    await work([
      ...["--app", "node --import tsx stacks/delivery/main.ts", "--output", output],
      ...Object.entries(context).flatMap(([key, value]) => ["--context", `${key}=${value}`]),
      ...ofProfile(stage),
      // They are about newer versions of CDK.
      "--no-notices",
    ]);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
