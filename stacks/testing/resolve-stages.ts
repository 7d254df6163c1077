import type { StageName } from "../stages.ts";
import { type ResolvedStage, resolveStage } from "./resolve.ts";
import { type SynthesisOptions, synthesise } from "./synthesise.ts";

/** Every stage of the table, synthesised with the same options; to be called once a test file. */
export async function resolveStages(
  options: SynthesisOptions = {},
): Promise<Readonly<Record<StageName, ResolvedStage>>> {
  // One after the other: SST keeps the project that it works on in a global.
  const [dev, pre, prod] = [
    resolveStage(await synthesise("dev", options)),
    resolveStage(await synthesise("pre", options)),
    resolveStage(await synthesise("prod", options)),
  ];
  return { dev, pre, prod };
}
