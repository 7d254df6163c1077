import { VisibleError } from "sst/error.js";
import { deliveryNames } from "../delivery/delivery-names.ts";

/**
 * The name of the policy in IOTD_PERMISSIONS_BOUNDARY, which is the permissions boundary of every role of the
 * stage; undefined if it is not set, as for a person with their own rights. Throws a VisibleError if it is
 * another stage's policy.
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
