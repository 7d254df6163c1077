import type { CfnResource } from "aws-cdk-lib/core";
import type { Construct } from "constructs";

/** The resource of `type` behind a higher-level construct, for what that construct cannot say. */
export function resourceOf<Resource extends CfnResource>(
  construct: Construct,
  type: abstract new (...parameters: never[]) => Resource,
): Resource {
  const resource = construct.node.defaultChild;
  if (resource instanceof type) return resource;
  throw new Error(`${construct.node.path} is not made of a ${type.name}.`);
}
