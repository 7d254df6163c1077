import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CloudFormationClient, GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import { readJson } from "../read-json.ts";
import { runStep } from "../run-step.ts";
import { templateEnding, templateSchema } from "../template.ts";
import type { Change, StageChanges } from "./change.ts";
import { templateChanges } from "./template-changes.ts";

const cloudFormation = new CloudFormationClient();

/**
 * Prints as JSON what a deployment of the build in a folder would change in a stage: `StageChanges`. Needs the
 * right cloudformation:GetTemplate on the stage's stacks.
 */
await runStep(["stage", "folder"], async ({ stage, folder }) => {
  const newStacks: string[] = [];
  const changes: Change[] = [];
  const files = (await readdir(folder)).filter((name) => name.endsWith(templateEnding)).sort();
  for (const file of files) {
    const stack = file.slice(0, -templateEnding.length);
    const deployed = await deployedTemplate(stack);
    if (!deployed) newStacks.push(stack);
    const built = await readJson(join(folder, file), templateSchema);
    changes.push(...templateChanges(stack, deployed, built));
  }
  const isDeployed = newStacks.length < files.length;
  const report: StageChanges = { stage, isDeployed, newStacks, changes };
  console.log(JSON.stringify(report, undefined, 2));
});

/** Undefined if there is no such stack. */
async function deployedTemplate(StackName: string) {
  try {
    const { TemplateBody = "" } = await cloudFormation.send(new GetTemplateCommand({ StackName }));
    return templateSchema.parse(JSON.parse(TemplateBody));
  } catch (error) {
    // CloudFormation has no error of its own for a stack that does not exist.
    const isMissing =
      error instanceof Error &&
      error.name === "ValidationError" &&
      /does not exist/.test(error.message);
    if (isMissing) return undefined;
    throw error;
  }
}
