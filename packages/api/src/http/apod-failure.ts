import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";
import type { Problem } from "./problem.ts";

/** Where NASA's service has it, and where programs made for that look. */
export const apodPath = "/planetary/apod";

/** Says `v1` in each of NASA's answers. */
export const apodServiceVersion = "v1";

/** A failure as NASA's service tells it. */
export const apodFailureSchema = lazy(() =>
  z.object({
    code: z.int().check(z.describe("The status.")),
    msg: z.string(),
    service_version: z.literal(apodServiceVersion),
  }),
);

/** The same failure in the words of NASA's service, of which its programs show `msg`. */
export const toApodFailure = ({
  status,
  detail,
}: Problem): z.infer<ReturnType<typeof apodFailureSchema>> => ({
  code: status,
  msg: detail,
  service_version: apodServiceVersion,
});
