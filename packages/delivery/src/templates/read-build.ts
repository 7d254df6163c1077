import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import { readJson } from "../read-json.ts";
import { templateEnding, templateSchema } from "../template.ts";

const manifestSchema = z.object({ missing: z.array(z.unknown()).default([]) });
const functionSchema = z.object({
  Handler: z.string(),
  Code: z.object({ S3Key: z.string() }),
});

/** CDK's record of itself, which creates nothing, and types that are older than schemas. */
const typesWithoutSchema = ["AWS::CDK::Metadata", "AWS::CloudFormation::CustomResource"];

/** The paths of the templates that `sst build` wrote into `folder`. */
export const templatesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith(templateEnding))
    .map((name) => join(folder, name));

/**
 * Throws if the build in `folder` needed something from AWS that CDK could not look up. CDK then writes templates
 * with placeholders.
 */
export async function refuseLookUps(folder: string): Promise<void> {
  const { missing } = await readJson(join(folder, "manifest.json"), manifestSchema);
  if (missing.length > 0) throw new Error(`The stacks ask AWS: ${JSON.stringify(missing)}`);
}

/** AWS's resource types in the templates of the build in `folder`, without those that have no schema. */
export const resourceTypesIn = async (folder: string): Promise<string[]> =>
  (await resourcesIn(folder))
    .map(([, { Type }]) => Type)
    .filter((type) => type.startsWith("AWS::") && !typesWithoutSchema.includes(type));

/** The logical id of each of our own functions in the build in `folder`, with the name of its artefact. */
export const artefactsIn = async (folder: string): Promise<[string, string][]> =>
  (await resourcesIn(folder)).flatMap(([id, { Type, Properties }]): [string, string][] => {
    if (Type !== "AWS::Lambda::Function") return [];
    const { success, data } = functionSchema.safeParse(Properties);
    const isOurs = success && /^(packages|stacks)\//.test(data.Handler);
    return isOurs ? [[id, basename(data.Code.S3Key)]] : [];
  });

async function resourcesIn(folder: string) {
  const files = await templatesIn(folder);
  const templates = await Promise.all(files.map((file) => readJson(file, templateSchema)));
  return templates.flatMap(({ Resources }) => Object.entries(Resources));
}
