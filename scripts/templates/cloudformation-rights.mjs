/**
 * Holds what CloudFormation's role may do against what AWS's resource types say that they do. cfn-lint
 * brings their schemas, whose handlers name the permissions of each.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the handlers name and no stack of ours makes them do, with the reason. */
const notNeeded = [
  [
    /^(autoscaling|billing|elasticfilesystem|firehose|s3files|s3tables|vpc-lattice|vpce):/,
    "of others' services",
  ],
  [
    /^cloudfront:CreateDistributionWithTags$/,
    "a call that takes CreateDistribution and TagResource",
  ],
  [/^s3:(REST\.|getObject$)/, "names of no action"],
  [
    /^apigateway:(Tag|Untag)Resource$/,
    "names of no action: tags are put and deleted as all else there",
  ],
  [/^iam:(Get|Put|Delete)(User|Group)Policy$/, "users and groups, of which there are none"],
  [/^iam:DeleteRolePermissionsBoundary$/, "a role keeps its boundary"],
  [/^iam:ListRoles$/, "to list what is there, which no deployment does"],
  [/^s3:.*(MetadataTable|MetadataAnnotation|MetadataInventory|MetadataJournal)/, "metadata tables"],
  [
    /^s3:(Put|Delete).*(Abac|Accelerate|Analytics|IntelligentTiering|Inventory|Metrics|ObjectLock|Replication|Website)/,
    "features that no bucket has",
  ],
  [/^s3:DeleteBucket(Cors|Encryption|Lifecycle)$/, "taken back by putting another, in our buckets"],
  [/^s3:(Get|Put|Delete)Object/, "buckets, not what is in them"],
  [/^sns:PutDataProtectionPolicy$/, "a topic for alarms, which hold no personal data"],
  [
    /^rds:.*(Snapshot|PointInTime|ReadReplica|GlobalCluster|AutomatedBackup|RoleTo|RoleFrom)/,
    "restores, replicas and roles, which no template asks for",
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
  [/^logs:DeleteResourcePolicy$/, "API Gateway's, shared by all APIs of the account"],
  [/^secretsmanager:(RemoveRegions|ReplicateSecret)/, "secrets in other regions"],
  [/^ssm:.*Association/, "documents that run by themselves"],
  [/^codedeploy:RegisterOnPremisesInstance$/, "servers"],
  [/^route53:ListHostedZones$/, "zones are given by id"],
];

/** Throws if a type in `types` does what neither `actions` (`ec2:Describe*` …) allow nor needs no right. */
export function refuseMissingRights(types, actions, cfnLintFolder) {
  const allowed = actions.map((action) => new RegExp(`^${action.replaceAll("*", ".*")}$`, "i"));
  const missing = [...permissionsOf(types, cfnLintFolder)].filter(
    ([permission]) =>
      !allowed.some((pattern) => pattern.test(permission)) &&
      !notNeeded.some(([pattern]) => pattern.test(permission)),
  );
  if (missing.length === 0) return;
  throw new Error(
    `CloudFormation's role lacks what AWS's resource types need: ${missing
      .map(([permission, type]) => `${permission} (${type})`)
      .join(", ")}.`,
  );
}

/** What making, changing, reading and deleting each of `types` takes, with one of them that takes it. */
function permissionsOf(types, cfnLintFolder) {
  const permissions = new Map();
  const folder = schemasIn(cfnLintFolder);
  const wanted = new Set(types);
  for (const file of readdirSync(folder)) {
    const { typeName, handlers = {} } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    if (!wanted.delete(typeName)) continue;
    for (const [name, handler] of Object.entries(handlers)) {
      if (name === "list") continue;
      for (const permission of handler.permissions) permissions.set(permission, typeName);
    }
  }
  if (wanted.size > 0) throw new Error(`cfn-lint knows no ${[...wanted].join(", ")}.`);
  return permissions;
}

function schemasIn(cfnLintFolder) {
  const [python] = readdirSync(join(cfnLintFolder, "lib"));
  return join(cfnLintFolder, "lib", python, "site-packages/cfnlint/data/schemas/resources");
}
