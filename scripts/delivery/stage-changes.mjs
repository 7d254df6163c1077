/**
 * `node scripts/delivery/stage-changes.mjs STAGE FOLDER` prints as JSON what a deployment of the build in
 * FOLDER would change in the resources of the stage as it is deployed: `{ stage, isDeployed, newStacks, changes }`.
 * Needs the right cloudformation:GetTemplate on the stage's stacks.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudFormationClient, GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import { templateChanges } from "./template-changes.mjs";

const ending = ".template.json";
const [stage, folder] = process.argv.slice(2);
if (!folder) throw new Error("Say which: node scripts/delivery/stage-changes.mjs STAGE FOLDER");

const cloudFormation = new CloudFormationClient();
const newStacks = [];
const changes = [];
const files = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
for (const file of files) {
  const stack = file.slice(0, -ending.length);
  const deployed = await deployedTemplate(stack);
  if (!deployed) newStacks.push(stack);
  const built = JSON.parse(await readFile(join(folder, file), "utf8"));
  changes.push(...templateChanges(stack, deployed, built));
}
const isDeployed = newStacks.length < files.length;
console.log(JSON.stringify({ stage, isDeployed, newStacks, changes }, null, 2));

async function deployedTemplate(StackName) {
  try {
    const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName }));
    return JSON.parse(TemplateBody);
  } catch (error) {
    // CloudFormation has no other name for a stack that is not there.
    if (error.name === "ValidationError" && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}
