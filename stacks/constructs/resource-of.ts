import type { CfnResource } from "aws-cdk-lib/core";
import type { Construct } from "constructs";

/** The L1 resource of `type` behind an L2 `construct`, for properties that the construct lacks. Throws if it has another type. */
export function resourceOf<Resource extends CfnResource>(
  construct: Construct,
  type: abstract new (...parameters: never[]) => Resource,
): Resource {
  const resource = construct.node.defaultChild;
  if (resource instanceof type) return resource;
  throw new Error(`${construct.node.path} has no default child of type ${type.name}.`);
}
