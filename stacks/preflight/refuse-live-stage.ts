import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";

/**
 * Refuses live development of a protected stage, whose visitors it would answer from this machine;
 * undefined is a stage that SST has still to ask for.
 */
export function refuseLiveStage(stage: string | undefined): void {
  if (stage === undefined || !stageSettings(stage).isProtected) return;
  throw new VisibleError(
    `Stage ${stage} is protected: live development would answer its visitors from this machine. Use a stage of your own: npm run dev -- --stage <your name>`,
  );
}
