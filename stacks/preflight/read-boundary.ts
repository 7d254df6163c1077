import { VisibleError } from "sst/error.js";
import { deliveryNames } from "../delivery/delivery-names.ts";

/**
 * The policy that every role of the stage has as its permissions boundary, by name; undefined where
 * IOTD_PERMISSIONS_BOUNDARY is not set, as for a person with rights of their own. Refuses another
 * stage's.
 */
export function readBoundary(stage: string, environment: NodeJS.ProcessEnv): string | undefined {
  // Continuous integration sets a variable without a value to an empty string.
  const name = environment.IOTD_PERMISSIONS_BOUNDARY || undefined;
  const { boundary } = deliveryNames(stage);
  if (name === undefined || name === boundary) return name;
  throw new VisibleError(
    `IOTD_PERMISSIONS_BOUNDARY is “${name}”, which is not stage ${stage}'s: set it to ${boundary}, or unset it.`,
  );
}
