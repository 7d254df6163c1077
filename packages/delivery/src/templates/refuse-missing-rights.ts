import { readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readJson } from "../read-json.ts";

const schemaSchema = z.object({
  typeName: z.string(),
  handlers: z
    .record(z.string(), z.object({ permissions: z.array(z.string()).default([]) }))
    .default({}),
});

/** What the handlers name but no stack of ours needs, with the reason. */
const notNeeded: readonly (readonly [RegExp, string])[] = [
  [
    /^(autoscaling|billing|elasticfilesystem|firehose|s3files|s3tables|vpc-lattice|vpce):/,
    "of services that no stack uses",
  ],
  [
    /^cloudfront:CreateDistributionWithTags$/,
    "a call that needs CreateDistribution and TagResource",
  ],
  [/^s3:(REST\.|getObject$)/, "not an action"],
  [
    /^apigateway:(Tag|Untag)Resource$/,
    "not an action: tags are put and deleted like everything else there",
  ],
  [/^iam:(Get|Put|Delete)(User|Group)Policy$/, "users and groups: there are none"],
  [/^iam:DeleteRolePermissionsBoundary$/, "a role keeps its boundary"],
  [/^iam:ListRoles$/, "lists roles, which no deployment does"],
  [/^s3:.*(MetadataTable|MetadataAnnotation|MetadataInventory|MetadataJournal)/, "metadata tables"],
  [
    /^s3:(Put|Delete).*(Abac|Accelerate|Analytics|IntelligentTiering|Inventory|Metrics|ObjectLock|Replication|Website)/,
    "features that no bucket has",
  ],
  [
    /^s3:DeleteBucket(Cors|Encryption|Lifecycle)$/,
    "our buckets replace such a configuration and never delete it",
  ],
  [/^s3:(Get|Put|Delete)Object/, "objects: CloudFormation only changes buckets"],
  [/^sns:PutDataProtectionPolicy$/, "topics for alarms, without personal data"],
  [
    /^rds:.*(Snapshot|PointInTime|ReadReplica|GlobalCluster|AutomatedBackup|RoleTo|RoleFrom)/,
    "restores, replicas and roles: no template has them",
  ],
  [
    /^ec2:.*(VpnGateway|Volume|CidrBlock|EncryptionControl|VpcTenancy|PrivateDnsName|InstancePlacement)/,
    "parts of a network that ours does not have",
  ],
  [
    /^cloudfront:.*(ConnectionGroup|VpcOrigin|StagingConfig)/,
    "features that our distribution does not have",
  ],
  [
    /^lambda:.*(CodeSigningConfig|RuntimeAlias|LayerVersion|CapacityProvider|ScalingConfig|ProvisionedConcurrencyConfig)/,
    "features that our functions do not have",
  ],
  [
    /^logs:.*(DataProtectionPolicy|IndexPolicy|BearerToken|DeletionProtection)/,
    "features that our log groups do not have",
  ],
  [/^logs:DeleteResourcePolicy$/, "the policy of API Gateway is shared by all APIs of the account"],
  [/^secretsmanager:(RemoveRegions|ReplicateSecret)/, "secrets in other regions"],
  [/^ssm:.*Association/, "documents that run automatically: there are none"],
  [/^codedeploy:RegisterOnPremisesInstance$/, "servers"],
  [/^route53:ListHostedZones$/, "zones are given by their id"],
];

/**
 * Throws an error that names the permissions that the `types` of resources need and `actions`, such as
 * `ec2:Describe*`, do not allow. The permissions are in AWS's schemas of the types, in the folder `schemas`.
 */
export async function refuseMissingRights(
  types: ReadonlySet<string>,
  actions: readonly string[],
  schemas: string,
): Promise<void> {
  const allowed = actions.map((action) => new RegExp(`^${action.replaceAll("*", ".*")}$`, "i"));
  const missing = [...(await permissionsOf(types, schemas))].filter(
    ([permission]) =>
      !allowed.some((pattern) => pattern.test(permission)) &&
      !notNeeded.some(([pattern]) => pattern.test(permission)),
  );
  if (missing.length === 0) return;
  throw new Error(
    `CloudFormation's role lacks permissions that AWS's resource types need: ${missing
      .map(([permission, type]) => `${permission} (${type})`)
      .join(", ")}.`,
  );
}

/** What creating, changing, reading and deleting `types` needs: each permission with a type that needs it. */
async function permissionsOf(
  types: ReadonlySet<string>,
  schemas: string,
): Promise<Map<string, string>> {
  const permissions = new Map<string, string>();
  const unknown = new Set(types);
  for (const file of await readdir(schemas)) {
    const { typeName, handlers } = await readJson(join(schemas, file), schemaSchema);
    if (!unknown.delete(typeName)) continue;
    for (const [name, handler] of Object.entries(handlers)) {
      if (name === "list") continue;
      for (const permission of handler.permissions) permissions.set(permission, typeName);
    }
  }
  if (unknown.size > 0) throw new Error(`cfn-lint has no schema of ${[...unknown].join(", ")}.`);
  return permissions;
}
