import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";

/**
 * Refuses `sst dev` where it would do harm, or could not work: it answers a stage's visitors from this
 * machine, and its functions need the database that `npm run dev` brings them.
 */
export function refuseLiveStage(stage: string | undefined, environment: NodeJS.ProcessEnv): void {
  if (stage !== undefined && stageSettings(stage).isProtected) {
    throw new VisibleError(
      `Stage ${stage} is protected: live development would answer its visitors from this machine. Use a stage of your own: npm run dev -- --stage <your name>`,
    );
  }
  if (environment.IOTD_LIVE_DATABASE === undefined) {
    throw new VisibleError(
      "Functions that run on this machine do not reach the stage's database: start with npm run dev instead of sst dev.",
    );
  }
}
