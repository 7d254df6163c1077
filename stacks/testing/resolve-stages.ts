import type { StageName } from "../stages.ts";
import { type ResolvedStage, resolveStage } from "./resolve.ts";
import { type SynthesisOptions, synthesise } from "./synthesise.ts";

/** Every stage of the stage table, synthesised with the same options. Call it once in each test file. */
export async function resolveStages(
  options: SynthesisOptions = {},
): Promise<Readonly<Record<StageName, ResolvedStage>>> {
  // One after the other, because SST keeps the current project in a global variable.
  const [dev, pre, prod] = [
    resolveStage(await synthesise("dev", options)),
    resolveStage(await synthesise("pre", options)),
    resolveStage(await synthesise("prod", options)),
  ];
  return { dev, pre, prod };
}
