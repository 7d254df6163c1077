import { CfnResource, RemovalPolicy } from "aws-cdk-lib/core";
import type { IConstruct } from "constructs";
import type { StageSettings } from "../stages.ts";

/**
 * What becomes of a resource that holds data when its stage is removed. What a first deployment makes
 * and cannot finish holds none yet: it goes again, or its name would be in the way of the next.
 */
export const dataRemovalPolicy = ({ isProtected }: StageSettings): RemovalPolicy =>
  isProtected ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

/**
 * Keeps the resources of these types below `scope` as long as the data: a database's instances, and
 * what AWS lets nobody delete before a database that stays, so that its stack's removal ends.
 */
export function keepWithData(
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
