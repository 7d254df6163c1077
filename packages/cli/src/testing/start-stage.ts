import {
  type AwsAnswer,
  type AwsReaction,
  type AwsRequest,
  keys,
  queryAnswer,
  startAwsServer,
  useAwsEnvironment,
  xmlError,
} from "@iotd/stacks/testing";

type Outputs = Readonly<Record<string, string>>;

/** Answers a request; undefined leaves it to the stage. */
type Answer = (request: AwsRequest) => AwsReaction | Promise<AwsAnswer> | undefined;

/**
 * Starts a stand-in for AWS until the test ends, in which stage `anna` has `stacks` with these outputs.
 * Sets its keys in the environment, and returns that too. `requests` has all but GetCallerIdentity.
 */
export async function startStage(
  stacks: Readonly<Record<string, Outputs>>,
  answer: Answer = () => undefined,
): Promise<{
  readonly environment: Readonly<Record<string, string>>;
  readonly requests: () => readonly AwsRequest[];
}> {
  const { endpoint, requests } = await startAwsServer(
    (request) => answer(request) ?? answerOfStage(request, stacks),
  );
  const environment = { ...keys, AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL: endpoint };
  await useAwsEnvironment(environment);
  return {
    environment,
    requests: () => requests.filter(({ operation }) => operation !== "GetCallerIdentity"),
  };
}

function answerOfStage(
  { operation, parameters }: AwsRequest,
  stacks: Readonly<Record<string, Outputs>>,
): AwsAnswer | undefined {
  if (operation === "GetCallerIdentity") {
    return queryAnswer(operation, "<Arn>arn:aws:iam::123456789012:user/anna</Arn>");
  }
  if (operation !== "DescribeStacks") return undefined;
  const name = parameters.get("StackName") ?? "";
  const outputs = stacks[name.replace(/^anna-iotd-/, "")];
  return outputs ? stackWith(name, outputs) : noStack(name);
}

const stackWith = (name: string, outputs: Outputs): AwsAnswer =>
  queryAnswer(
    "DescribeStacks",
    `<Stacks><member><StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2025-01-01T00:00:00Z</CreationTime><Outputs>${Object.entries(
      outputs,
    )
      .map(
        ([key, value]) =>
          `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
      )
      .join("")}</Outputs></member></Stacks>`,
  );

const noStack = (name: string): AwsAnswer =>
  xmlError("ValidationError", `Stack with id ${name} does not exist`);
