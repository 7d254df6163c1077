import { CfnResource, RemovalPolicy } from "aws-cdk-lib/core";
import type { IConstruct } from "constructs";
import type { StageSettings } from "../stages.ts";

/**
 * What happens to a resource with data when its stage is removed: it is retained if the stage is protected. A
 * resource of a first deployment that fails is deleted, because it has no data and the next deployment needs
 * its name.
 */
export const dataRemovalPolicy = ({ isProtected }: StageSettings): RemovalPolicy =>
  isProtected ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

/**
 * Applies `dataRemovalPolicy` to the resources of `types` below `scope`: a database's instances, and what AWS
 * does not delete while a database uses it, so that the removal of the stack succeeds.
 */
export function retainWithData(
  scope: IConstruct,
  settings: StageSettings,
  types: readonly string[],
): void {
  for (const part of scope.node.findAll()) {
    if (CfnResource.isCfnResource(part) && types.includes(part.cfnResourceType)) {
      part.applyRemovalPolicy(dataRemovalPolicy(settings));
    }
  }
}
