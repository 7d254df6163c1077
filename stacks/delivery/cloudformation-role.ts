import * as iam from "aws-cdk-lib/aws-iam";
import type { Stack } from "aws-cdk-lib/core";
import { dataStatements } from "./cloudformation/data.ts";
import { functionStatements } from "./cloudformation/functions.ts";
import { networkStatements } from "./cloudformation/network.ts";
import { roleStatements } from "./cloudformation/roles.ts";
import { siteStatements } from "./cloudformation/site.ts";
import type { Place } from "./place.ts";

/**
 * The role with which CloudFormation creates, changes and deletes the stage's resources, instead of the role with
 * all rights from CDK's bootstrap. The actions are those that AWS's resource types name as
 * theirs (the handlers in https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html),
 * without those of features that no stack uses. `npm run check:templates` compares them.
 *
 * It has several policies, because one may have only 6,144 characters.
 */
export function createCloudFormationRole(stack: Stack, place: Place): iam.Role {
  const policies = {
    Network: networkStatements(place),
    Data: dataStatements(place),
    Functions: functionStatements(place),
    Site: siteStatements(place),
    Roles: roleStatements(place),
  };
  return new iam.Role(stack, "CloudFormationRole", {
    roleName: place.names.cloudFormationRole,
    description: `CloudFormation's, for the stacks of iotd ${place.stage}`,
    assumedBy: new iam.ServicePrincipal("cloudformation.amazonaws.com"),
    managedPolicies: Object.entries(policies).map(
      ([id, statements]) =>
        new iam.ManagedPolicy(stack, `CloudFormation${id}`, {
          managedPolicyName: `${place.names.cloudFormationRole}-${id.toLowerCase()}`,
          statements,
        }),
    ),
  });
}
