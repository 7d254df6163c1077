import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { root } from "../../root.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const concurrency = z.object({ group: z.string(), "cancel-in-progress": z.boolean() });
const step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), scalar).default({}),
  env: z.record(z.string(), scalar).default({}),
});
const job = z.looseObject({
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  needs: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  environment: z.string().optional(),
  concurrency: concurrency.optional(),
  permissions: z.record(z.string(), z.enum(["read", "write"])),
  steps: z.array(step),
});
const workflow = z.looseObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: concurrency.optional(),
  jobs: z.record(z.string(), job),
});
const action = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ required: z.boolean().default(false) })),
  runs: z.looseObject({ using: z.literal("composite"), steps: z.array(step) }),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;
export type Workflow = z.infer<typeof workflow>;

const workflowsFolder = join(root, ".github", "workflows");
const actionsFolder = join(root, ".github", "actions");

/** The text of each workflow and of each of our own actions, by its path below .github. */
export const sources = new Map(
  [
    ...readdirSync(workflowsFolder).map((file) => join("workflows", file)),
    ...readdirSync(actionsFolder).map((name) => join("actions", name, "action.yml")),
  ].map((path) => [path, readFileSync(join(root, ".github", path), "utf8")]),
);

/** Each workflow, by the name of its file without the ending. */
export const workflows = new Map(
  [...sources]
    .filter(([path]) => path.startsWith("workflows"))
    .map(([path, text]) => [basename(path, ".yml"), workflow.parse(parse(text))]),
);

/** Our own actions, by their names. */
export const actions = new Map(
  [...sources]
    .filter(([path]) => path.startsWith("actions"))
    .map(([path, text]) => [basename(join(path, "..")), action.parse(parse(text))]),
);

/** A job of a workflow. Throws if there is none. */
export function getJob(workflowName: string, jobName: string): Job {
  const found = workflows.get(workflowName)?.jobs[jobName];
  if (!found) throw new Error(`There is no job ${jobName} in ${workflowName}.`);
  return found;
}

/** The name of our own action that a step uses; undefined for any other step. */
export const ownAction = ({ uses }: Step): string | undefined =>
  /^\$\/\.github\/actions\/(.+)$/.exec(uses ?? "")?.[1];

/** Every job, with its name and the name of its workflow. */
export const everyJob = [...workflows].flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, of]) => ({ file, name, of })),
);

/** Every step of every job and of our own actions. */
export const everyStep: readonly Step[] = [
  ...everyJob.flatMap(({ of }) => of.steps),
  ...[...actions.values()].flatMap(({ runs }) => runs.steps),
];
