import { fullDiff, ResourceImpact } from "@aws-cdk/cloudformation-diff";

const effects = {
  [ResourceImpact.WILL_CREATE]: "added",
  [ResourceImpact.WILL_IMPORT]: "added",
  [ResourceImpact.WILL_UPDATE]: "changed",
  [ResourceImpact.NO_CHANGE]: "changed",
  [ResourceImpact.MAY_REPLACE]: "perhaps replaced",
  [ResourceImpact.WILL_REPLACE]: "replaced",
  [ResourceImpact.WILL_DESTROY]: "deleted",
  [ResourceImpact.WILL_ORPHAN]: "left behind",
};

/**
 * What CloudFormation would do to the resources of a stack whose template is `deployed` (undefined: it
 * is new) on an update to `built`: `{ stack, resource, type, effect, properties }[]`, where `properties`
 * names those that differ. "left behind" is out of the stack and still in the account. Which property
 * replaces is CloudFormation's own specification's word.
 */
export function templateChanges(stack, deployed, built) {
  const changes = [];
  fullDiff(deployed ?? {}, built).resources.forEachDifference((resource, difference) => {
    changes.push({
      stack,
      resource,
      type: difference.resourceType,
      effect: effects[difference.changeImpact],
      properties: difference.isUpdate ? Object.keys(difference.propertyUpdates).sort() : [],
    });
  });
  return changes;
}
