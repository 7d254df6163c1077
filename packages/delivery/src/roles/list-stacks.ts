import { CloudFormationClient, paginateDescribeStacks } from "@aws-sdk/client-cloudformation";
import { askAws, type Stage } from "@iotd/cli/stage";
import { clientSettings } from "@iotd/stacks/credentials";

/** The names of all stacks in the account and region. */
export async function listStacks(stage: Stage): Promise<string[]> {
  const client = new CloudFormationClient(clientSettings(stage));
  const right = { action: "cloudformation:DescribeStacks", resource: "all stacks" };
  try {
    return await askAws(stage, right, async () => {
      const names: string[] = [];
      for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
        for (const { StackName } of Stacks) if (StackName) names.push(StackName);
      }
      return names;
    });
  } finally {
    client.destroy();
  }
}
