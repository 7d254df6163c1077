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
 * The names of the resources of a stage that still exist: its stacks, resources with its tag, and resources
 * that have its name but no tag. The emulator returns all in one answer, AWS would return pages.
 */
export async function listRemains(stage: string): Promise<string[]> {
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

/** The name or ARN; for a key its description and state, because KMS cannot delete a key at once. */
async function describe(nameOrArn: string): Promise<string> {
  if (!nameOrArn.includes(":key/")) return nameOrArn;
  const { KeyMetadata } = await new KMSClient({}).send(
    new DescribeKeyCommand({ KeyId: nameOrArn }),
  );
  return `${KeyMetadata?.Description}, ${KeyMetadata?.KeyState}`;
}

/** All that remains of a stage without protection: keys that KMS deletes after 30 days. */
export const deletedKeys = (stage: string): string[] =>
  ["database, uploads and queues", "logs and alarms", "secrets and functions' settings"].map(
    (use) => `iotd ${stage}: ${use}, PendingDeletion`,
  );
