import {
  GetAliasCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from "@aws-sdk/client-lambda";

/** The version of a function that its alias `live` points to, and all versions that exist. */
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
