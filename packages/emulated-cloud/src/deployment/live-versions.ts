import {
  GetAliasCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from "@aws-sdk/client-lambda";

/** Which version of a function its alias `live` leads to, and all that there are. */
export async function liveVersion(
  functionName: string,
): Promise<{ readonly live: string; readonly kept: readonly string[] }> {
  const lambda = new LambdaClient({});
  const { FunctionVersion } = await lambda.send(
    new GetAliasCommand({ FunctionName: functionName, Name: "live" }),
  );
  const { Versions } = await lambda.send(
    new ListVersionsByFunctionCommand({ FunctionName: functionName }),
  );
  const numbers = (Versions ?? []).map(({ Version }) => Version ?? "");
  return {
    live: FunctionVersion ?? "",
    kept: numbers.filter((version) => version !== "$LATEST"),
  };
}
