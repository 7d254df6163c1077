import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";

/**
 * The names of what there still is of a stage: its stacks, what bears its tag, and what bears its name
 * where CDK tags nothing. The emulator tells everything at once, AWS would in pages.
 */
export async function listLeftOver(stage: string): Promise<string[]> {
  const [{ Stacks }, { Buckets }, { Functions }, { Roles }, { logGroups }, tagged] =
    await Promise.all([
      new CloudFormationClient({}).send(new DescribeStacksCommand({})),
      new S3Client({ forcePathStyle: true }).send(new ListBucketsCommand({})),
      new LambdaClient({}).send(new ListFunctionsCommand({})),
      new IAMClient({}).send(new ListRolesCommand({ MaxItems: 1_000 })),
      new CloudWatchLogsClient({}).send(new DescribeLogGroupsCommand({})),
      new ResourceGroupsTaggingAPIClient({}).send(
        new GetResourcesCommand({ TagFilters: [{ Key: "sst:stage", Values: [stage] }] }),
      ),
    ]);
  const named = [
    ...(Stacks ?? []).map(({ StackName }) => StackName),
    ...(Buckets ?? []).map(({ Name }) => Name),
    ...(Functions ?? []).map(({ FunctionName }) => FunctionName),
    ...(Roles ?? []).map(({ RoleName }) => RoleName),
    ...(logGroups ?? []).map(({ logGroupName }) => logGroupName),
  ].filter((name) => name?.includes(`${stage}-`));
  const arns = (tagged.ResourceTagMappingList ?? []).map(({ ResourceARN }) => ResourceARN);
  const found = [...named, ...arns].filter((name) => name !== undefined);
  return (await Promise.all(found.map(describe))).toSorted();
}

/** Keys are what nobody can delete at once: by what they are for, and their state. */
async function describe(nameOrArn: string): Promise<string> {
  if (!nameOrArn.includes(":key/")) return nameOrArn;
  const { KeyMetadata } = await new KMSClient({}).send(
    new DescribeKeyCommand({ KeyId: nameOrArn }),
  );
  return `${KeyMetadata?.Description}, ${KeyMetadata?.KeyState}`;
}

/** All that stays of a stage without protection: what is encrypted with them is gone, and KMS waits 30 days. */
export const keysThatWait = (stage: string): string[] =>
  ["database, uploads and queues", "logs and alarms", "secrets and functions' settings"].map(
    (use) => `iotd ${stage}: ${use}, PendingDeletion`,
  );
