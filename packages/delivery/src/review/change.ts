import * as z from "zod";

/**
 * What a deployment does to a resource. `left behind` means that it leaves its stack and stays in the account.
 * `properties` names those that differ.
 */
export const changeSchema = z.object({
  stack: z.string(),
  resource: z.string(),
  type: z.string(),
  effect: z.enum(["added", "changed", "replaced", "perhaps replaced", "deleted", "left behind"]),
  properties: z.array(z.string()),
});
export type Change = z.infer<typeof changeSchema>;

/** What stage-changes.ts prints. `isDeployed` is false if none of the stage's stacks is. */
export const stageChangesSchema = z.object({
  stage: z.string(),
  isDeployed: z.boolean(),
  newStacks: z.array(z.string()),
  changes: z.array(changeSchema),
});
export type StageChanges = z.infer<typeof stageChangesSchema>;
