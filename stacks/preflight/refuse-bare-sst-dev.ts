import { VisibleError } from "sst/error.js";

/** Throws a VisibleError if `sst dev` was not started by `npm run dev`, which connects its functions to a database. */
export function refuseBareSstDev(environment: NodeJS.ProcessEnv): void {
  if (environment.IOTD_LIVE_DATABASE !== undefined) return;
  throw new VisibleError(
    "Functions on this machine cannot connect to the stage's database: start npm run dev instead of sst dev.",
  );
}
