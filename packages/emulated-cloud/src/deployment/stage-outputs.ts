import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";

/** Reads the outputs of all stacks of a stage. The function that it returns throws for an unknown name. */
export async function readStageOutputs(stage: string): Promise<(name: string) => string> {
  const { Stacks = [] } = await new CloudFormationClient({}).send(new DescribeStacksCommand({}));
  const outputs = new Map(
    Stacks.filter(({ StackName }) => StackName?.startsWith(`${stage}-iotd-`)).flatMap(
      ({ Outputs = [] }) => Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    ),
  );
  return (name) => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`No stack of ${stage} has an output ${name}.`);
    return value;
  };
}
