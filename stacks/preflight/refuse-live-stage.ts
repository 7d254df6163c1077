import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";

/**
 * Throws a VisibleError for live development of a protected stage, because this machine would answer its
 * visitors. `stage` is undefined if SST has not asked for it yet.
 */
export function refuseLiveStage(stage: string | undefined): void {
  if (stage === undefined || !stageSettings(stage).isProtected) return;
  throw new VisibleError(
    `Stage ${stage} is protected: live development would answer its visitors from this machine. Use a stage of your own: npm run dev -- --stage <your name>`,
  );
}
