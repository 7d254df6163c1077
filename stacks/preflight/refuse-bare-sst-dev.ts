import { VisibleError } from "sst/error.js";

/** Refuses `sst dev` without the database that `npm run dev` brings its functions. */
export function refuseBareSstDev(environment: NodeJS.ProcessEnv): void {
  if (environment.IOTD_LIVE_DATABASE !== undefined) return;
  throw new VisibleError(
    "Functions that run on this machine do not reach the stage's database: start with npm run dev instead of sst dev.",
  );
}
