import type { WorkingCopy } from "./working-copy.ts";
import * as z from "zod";

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Looks up an output of any of the stacks that were deployed from `copy`. Throws if there is none. */
export async function readStageOutputs(copy: WorkingCopy): Promise<(name: string) => string> {
  const stacks = outputsSchema.parse(JSON.parse(await copy.read(".sst/outputs.json")));
  const outputs = new Map(Object.values(stacks).flatMap((stack) => Object.entries(stack)));
  return (name) => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`No stack has an output ${name}.`);
    return value;
  };
}
