import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";
import type { FailureForm } from "../../../http/endpoint.ts";

/** The version in each answer of NASA's service. */
export const apodServiceVersion = "v1";

/** The body of a failure of NASA's service. */
export const apodFailureSchema = lazy(() =>
  z.object({
    code: z.int().check(z.describe("The status.")),
    msg: z.string(),
    service_version: z.literal(apodServiceVersion),
  }),
);

/** A failure in the format of NASA's service, whose clients show `msg`. */
export const apodFailure: FailureForm = {
  json: apodFailureSchema,
  contentType: "application/json",
  make: ({ status, detail }) => ({
    code: status,
    msg: detail,
    service_version: apodServiceVersion,
  }),
};
