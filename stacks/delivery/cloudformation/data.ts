import type * as iam from "aws-cdk-lib/aws-iam";
import { stageSettings } from "../../stages.ts";
import { allow, deny, inRegions, type Place } from "../place.ts";

/** Rights on resources that store data, and on the keys that encrypt it. */
export const dataStatements = (place: Place): iam.PolicyStatement[] => [
  ...databaseStatements(place),
  ...bucketStatements(place),
  ...queueStatements(place),
  ...keyStatements(place),
  ...secretStatements(place),
  ...(stageSettings(place.stage).isProtected ? [denyLossOfData] : []),
];

/**
 * Stacks of a protected stage keep their data. An administrator must delete what a failed first deployment leaves:
 * CloudFormation cannot be given the right to delete only that.
 */
const denyLossOfData = deny(
  [
    "kms:DisableKey",
    "kms:ScheduleKeyDeletion",
    "rds:DeleteDBCluster",
    "rds:DeleteDBClusterAutomatedBackup",
    "s3:DeleteBucket",
  ],
  ["*"],
);

const databaseStatements = ({ arn, prefix, region }: Place) => [
  // These only read. Without a name RDS requires the right on all resources.
  allow(["rds:Describe*"], ["*"], inRegions(region)),
  allow(
    [
      "rds:AddTagsToResource",
      "rds:CreateDBCluster",
      "rds:CreateDBClusterParameterGroup",
      "rds:CreateDBInstance",
      "rds:CreateDBSubnetGroup",
      "rds:DeleteDBCluster",
      "rds:DeleteDBClusterParameterGroup",
      "rds:DeleteDBInstance",
      "rds:DeleteDBSubnetGroup",
      "rds:DisableHttpEndpoint",
      "rds:EnableHttpEndpoint",
      "rds:ListTagsForResource",
      "rds:ModifyDBCluster",
      "rds:ModifyDBClusterParameterGroup",
      "rds:ModifyDBInstance",
      "rds:ModifyDBSubnetGroup",
      "rds:RebootDBInstance",
      "rds:RemoveTagsFromResource",
      "rds:ResetDBClusterParameterGroup",
    ],
    ["cluster", "cluster-pg", "db", "subgrp"].map((type) => arn("rds", `${type}:${prefix}*`)),
  ),
  // Without a named group RDS uses its default groups, and requires the right on them.
  allow(
    ["rds:CreateDBCluster", "rds:CreateDBInstance", "rds:ModifyDBCluster", "rds:ModifyDBInstance"],
    ["cluster-pg", "og", "pg"].map((type) => arn("rds", `${type}:default*`)),
  ),
  allow(
    [
      "rds:AddTagsToResource",
      "rds:CreateDBProxy",
      "rds:DeleteDBProxy",
      "rds:DeregisterDBProxyTargets",
      "rds:ListTagsForResource",
      "rds:ModifyDBProxy",
      "rds:ModifyDBProxyTargetGroup",
      "rds:RegisterDBProxyTargets",
      "rds:RemoveTagsFromResource",
    ],
    [
      // RDS chooses the ids of a proxy and of its targets.
      arn("rds", "db-proxy:*"),
      arn("rds", "target-group:*"),
      arn("rds", `cluster:${prefix}*`),
      arn("rds", `db:${prefix}*`),
    ],
  ),
];

/** Buckets, without their objects. */
const bucketStatements = ({ names, account, region, prefix }: Place) => [
  allow(
    [
      "s3:CreateBucket",
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:GetAccelerateConfiguration",
      "s3:GetAnalyticsConfiguration",
      "s3:GetBucketAbac",
      "s3:GetBucketAcl",
      "s3:GetBucketCORS",
      "s3:GetBucketLogging",
      "s3:GetBucketMetadataTableConfiguration",
      "s3:GetBucketNotification",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketOwnershipControls",
      "s3:GetBucketPolicy",
      "s3:GetBucketPublicAccessBlock",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetIntelligentTieringConfiguration",
      "s3:GetInventoryConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetMetricsConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:ListTagsForResource",
      "s3:PutBucketAcl",
      "s3:PutBucketCORS",
      "s3:PutBucketLogging",
      "s3:PutBucketNotification",
      "s3:PutBucketOwnershipControls",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutBucketTagging",
      "s3:PutBucketVersioning",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "s3:TagResource",
      "s3:UntagResource",
    ],
    [`arn:aws:s3:::${prefix}*`],
  ),
  // The code of the functions.
  allow(
    ["s3:GetObject"],
    [`arn:aws:s3:::cdk-hnb659fds-assets-${account}-${region}/${names.assetPrefix}*`],
  ),
];

const queueStatements = ({ arn, prefix, region }: Place) => [
  allow(
    [
      "sqs:CreateQueue",
      "sqs:DeleteQueue",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListQueueTags",
      "sqs:SetQueueAttributes",
      "sqs:TagQueue",
      "sqs:UntagQueue",
    ],
    [arn("sqs", `${prefix}*`)],
  ),
  allow(
    [
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:GetDataProtectionPolicy",
      "sns:GetTopicAttributes",
      "sns:ListSubscriptionsByTopic",
      "sns:ListTagsForResource",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:TagResource",
      "sns:UntagResource",
    ],
    [arn("sns", `${prefix}*`)],
  ),
  // A policy cannot name a subscription.
  allow(
    ["sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"],
    ["*"],
    inRegions(region),
  ),
];

const keyStatements = ({ arn, region }: Place) => [
  // A new key has no ARN yet.
  allow(["kms:CreateKey"], ["*"], inRegions(region)),
  allow(
    [
      "kms:CreateGrant",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:DisableKeyRotation",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateKeyDescription",
    ],
    // KMS chooses the ids of keys.
    [arn("kms", "key/*")],
  ),
];

const secretStatements = ({ arn, region }: Place) => [
  // It has no resource.
  allow(["secretsmanager:GetRandomPassword"], ["*"], inRegions(region)),
  allow(
    [
      "secretsmanager:CreateSecret",
      "secretsmanager:DeleteSecret",
      "secretsmanager:DescribeSecret",
      // Functions get their secrets when they are deployed.
      "secretsmanager:GetSecretValue",
      "secretsmanager:TagResource",
      "secretsmanager:UntagResource",
      "secretsmanager:UpdateSecret",
    ],
    // CloudFormation names secrets without their stack, and RDS chooses names for its own.
    [arn("secretsmanager", "secret:*")],
  ),
];
