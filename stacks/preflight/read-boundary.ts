import { VisibleError } from "sst/error.js";
import * as z from "zod";
import { deliveryNames } from "../delivery/delivery-names.ts";

/** An unset variable of a continuous integration is an empty one. */
const environmentSchema = z.object({
  IOTD_PERMISSIONS_BOUNDARY: z
    .string()
    .optional()
    .transform((name) => name || undefined),
});

/**
 * The policy that every role of the stage has as its permissions boundary, by name; undefined where
 * IOTD_PERMISSIONS_BOUNDARY is not set, as for a person with rights of their own. Refuses another
 * stage's.
 */
export function readBoundary(stage: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { IOTD_PERMISSIONS_BOUNDARY: name } = environmentSchema.parse(environment);
  const { boundary } = deliveryNames(stage);
  if (name === undefined || name === boundary) return name;
  throw new VisibleError(
    `IOTD_PERMISSIONS_BOUNDARY is “${name}”, which is not stage ${stage}'s: set it to ${boundary}, or unset it.`,
  );
}
