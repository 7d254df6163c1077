import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";

/** Throws a VisibleError if `stage` is protected, unless IOTD_CONFIRM_REMOVAL in `environment` is its name. */
export function refuseRemoval(stage: string, environment: NodeJS.ProcessEnv): void {
  if (!stageSettings(stage).isProtected || environment.IOTD_CONFIRM_REMOVAL === stage) return;
  throw new VisibleError(
    `Stage ${stage} is protected: to remove its functions and its site anyway (its data is retained in the account), set IOTD_CONFIRM_REMOVAL=${stage} and repeat the command.`,
  );
}
