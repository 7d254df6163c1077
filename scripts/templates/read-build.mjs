import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The paths of the templates that `sst build` wrote into `folder`. */
export const templatesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".template.json"))
    .map((name) => join(folder, name));

/** With a question to AWS left open, CDK writes templates with made-up answers. */
export function refuseLookUps(folder) {
  const { missing = [] } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (missing.length > 0) throw new Error(`The stacks ask AWS: ${JSON.stringify(missing)}`);
}

/** AWS's types of resource in the templates. */
export const resourceTypes = (folder) =>
  templatesIn(folder)
    .flatMap((file) => Object.values(JSON.parse(readFileSync(file, "utf8")).Resources ?? {}))
    .map(({ Type }) => Type)
    .filter((type) => type.startsWith("AWS::") && !withoutSchema.includes(type));

/** CDK's note of itself, which CloudFormation does nothing for, and types older than schemas. */
const withoutSchema = ["AWS::CDK::Metadata", "AWS::CloudFormation::CustomResource"];

/** The name of each of our functions with its artefact's. */
export function codeOfFunctions(folder) {
  return templatesIn(folder).flatMap((file) => {
    const { Resources } = JSON.parse(readFileSync(file, "utf8"));
    return Object.entries(Resources ?? {})
      .filter(([, { Type, Properties }]) => Type === "AWS::Lambda::Function" && isOurs(Properties))
      .map(([name, { Properties }]) => [name, basename(Properties.Code.S3Key)]);
  });
}

const isOurs = ({ Handler }) => /^(packages|stacks)\//.test(Handler);
