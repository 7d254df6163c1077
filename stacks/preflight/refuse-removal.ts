import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";

/**
 * Refuses to remove a protected stage, unless IOTD_CONFIRM_REMOVAL in `environment` repeats its name.
 */
export function refuseRemoval(stage: string, environment: NodeJS.ProcessEnv): void {
  if (!stageSettings(stage).isProtected || environment.IOTD_CONFIRM_REMOVAL === stage) return;
  throw new VisibleError(
    `Stage ${stage} is protected: to remove its functions and its site all the same (its data is retained in the account), set IOTD_CONFIRM_REMOVAL=${stage} and repeat the command.`,
  );
}
