import type { LambdaClient } from "@aws-sdk/client-lambda";
import { VisibleError } from "sst/error.js";
import { type Caller, clientSettings } from "./connection.ts";

/** Concurrency that cannot be reserved (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
const alwaysUnreserved = 100;

/** The concurrency that a stage reserves. */
export type Reservation = {
  readonly stage: string;
  /** The sum over all functions of the stage. */
  readonly instances: number;
  /** The prefix of the names of the stage's functions. */
  readonly functionNamePrefix: string;
};

/**
 * Throws a VisibleError if a stage reserves more concurrency than its account has available in the region.
 * What the stage reserved in an earlier deployment counts as available. A caller without the right to read
 * the concurrency passes.
 */
export async function refuseConcurrency(caller: Caller, reservation: Reservation): Promise<void> {
  const { LambdaClient } = await import("@aws-sdk/client-lambda");
  const lambda = new LambdaClient(clientSettings(caller));
  try {
    const account = await accountConcurrency(lambda);
    if (!account) return;
    const required = reservation.instances + alwaysUnreserved;
    if (account.unreserved >= required) return;

    const held = await reservedByStage(lambda, reservation.functionNamePrefix);
    const isKnown = held !== undefined;
    if (isKnown ? account.unreserved + held >= required : account.limit >= required) return;

    const reservedByOthers = isKnown ? account.limit - account.unreserved - held : 0;
    throw refusal(caller.region, reservation, account.limit, reservedByOthers + required);
  } finally {
    lambda.destroy();
  }
}

function refusal(region: string, { stage, instances }: Reservation, limit: number, needed: number) {
  const quota = `https://${region}.console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384`;
  return new VisibleError(
    `Stage ${stage} reserves ${instances} Lambda instances, for which this account's limit of ${limit} in ${region} is too low: request at ${quota} that the quota “Concurrent executions” (L-B99A9384) be at least ${needed}.`,
  );
}

async function accountConcurrency(lambda: LambdaClient) {
  const { GetAccountSettingsCommand } = await import("@aws-sdk/client-lambda");
  const settings = await lambda.send(new GetAccountSettingsCommand({})).catch(() => undefined);
  const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } =
    settings?.AccountLimit ?? {};
  return limit === undefined || unreserved === undefined ? undefined : { limit, unreserved };
}

/** Needs one request for each function, so it is called only if its result decides. Undefined if AWS refuses. */
async function reservedByStage(lambda: LambdaClient, prefix: string): Promise<number | undefined> {
  try {
    const reserved = await Promise.all(
      (await functionNames(lambda, prefix)).map((name) => reservedByFunction(lambda, name)),
    );
    return reserved.reduce((sum, instances) => sum + instances, 0);
  } catch {
    return undefined;
  }
}

async function functionNames(lambda: LambdaClient, prefix: string): Promise<readonly string[]> {
  const { paginateListFunctions } = await import("@aws-sdk/client-lambda");
  const names: string[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    for (const { FunctionName = "" } of Functions) {
      if (FunctionName.startsWith(prefix)) names.push(FunctionName);
    }
  }
  return names;
}

async function reservedByFunction(lambda: LambdaClient, name: string): Promise<number> {
  const { GetFunctionConcurrencyCommand } = await import("@aws-sdk/client-lambda");
  const answer = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name }));
  return answer.ReservedConcurrentExecutions ?? 0;
}
