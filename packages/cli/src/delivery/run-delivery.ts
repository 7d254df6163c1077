import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorSentence } from "@iotd/ops";
import { deliveryNames, gitHubStackName } from "@iotd/stacks/delivery";
import { reachStage, type Stage } from "../stage/reach-stage.ts";
import { getStackOutputs } from "../stage/stack-outputs.ts";
import type { Terminal } from "../terminal.ts";
import { type DeliveryOptions, parseDeliveryOptions, usage } from "./delivery-options.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { findAccount, hasGitHubProvider } from "./find-account.ts";
import { listStacks } from "./list-stacks.ts";
import type { Tool } from "./run-tool.ts";

export type DeliveryDeps = Terminal & {
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  readonly runTool: (tool: Tool, args: readonly string[]) => Promise<void>;
};

/** The command line of the delivery stack. Returns the exit code: 0 done, 1 failed, 2 not understood. */
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
      throw new Error("Nobody is here to be asked whether this is right: add --yes if it is.");
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
    printError("This account knows GitHub's OIDC provider already; it is used as it is.");
  }
  // A workflow has no right to it.
  await runTool("sst", [
    "bootstrap",
    ...["--stage", name, "--region", region],
    ...ofProfile(stage),
  ]);
  const app = { stage, repository, account, withProvider: !hasProvider || isProviderOurs };
  await withApp(app, async (args) => {
    // Whoever is asked is shown the changes with the question.
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

/** Takes GitHub's provider with it if it is ours and no other stage here is delivered. */
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
      `Stage ${name} is still deployed in ${region}, and its stacks need these roles: remove it first with npm run sst -- remove --stage ${name}.`,
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

/** Does `work` with what the cdk command is told of the app, whose templates are gone afterwards. */
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
      // What AWS would announce is of CDK's own next version.
      "--no-notices",
    ]);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
