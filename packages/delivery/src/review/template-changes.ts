import { fullDiff, ResourceImpact } from "@aws-cdk/cloudformation-diff";
import type { Change } from "./change.ts";

type Template = Readonly<Record<string, unknown>>;

const effects = {
  [ResourceImpact.WILL_CREATE]: "added",
  [ResourceImpact.WILL_IMPORT]: "added",
  [ResourceImpact.WILL_UPDATE]: "changed",
  [ResourceImpact.NO_CHANGE]: "changed",
  [ResourceImpact.MAY_REPLACE]: "perhaps replaced",
  [ResourceImpact.WILL_REPLACE]: "replaced",
  [ResourceImpact.WILL_DESTROY]: "deleted",
  [ResourceImpact.WILL_ORPHAN]: "left behind",
} satisfies Record<ResourceImpact, Change["effect"]>;

/**
 * What CloudFormation would do to a stack's resources on an update from the template `deployed` to `built`.
 * Undefined as `deployed` means a new stack. Whether a property can be changed without a replacement is taken
 * from CloudFormation's specification.
 */
export function templateChanges(
  stack: string,
  deployed: Template | undefined,
  built: Template,
): Change[] {
  const changes: Change[] = [];
  fullDiff(deployed ?? {}, built).resources.forEachDifference((resource, difference) => {
    changes.push({
      stack,
      resource,
      // Where another type takes the logical id, the resource of the old type is lost.
      type: (difference.oldValue ?? difference.newValue)?.Type ?? "unknown",
      effect: effects[difference.changeImpact],
      properties: difference.isUpdate ? Object.keys(difference.propertyUpdates).sort() : [],
    });
  });
  return changes;
}
