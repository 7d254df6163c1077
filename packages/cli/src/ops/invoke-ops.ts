import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DomainError } from "@iotd/core/errors";
import type { Command } from "@iotd/ops";
import { clientSettings } from "@iotd/stacks/credentials";
import * as z from "zod";
import { askAws, isNamed } from "../stage/ask-aws.ts";
import type { Stage } from "../stage/reach-stage.ts";

/** Lambda's limit of 15 minutes, and half a minute for the answer. */
const answerMilliseconds = (15 * 60 + 30) * 1_000;

const resultSchema = z.record(z.string(), z.unknown());
const failureSchema = z.object({ errorMessage: z.string() });

/** Runs `command` in the stage's ops function and waits for its result. Throws the function's own message if it fails. */
export async function invokeOps(
  stage: Stage,
  functionName: string,
  command: Command,
): Promise<Readonly<Record<string, unknown>>> {
  const settings = clientSettings(stage);
  const lambda = new LambdaClient({
    ...settings,
    requestHandler: { ...settings.requestHandler, requestTimeout: answerMilliseconds },
    // A request without an answer may have reached the function: it must not run twice.
    maxAttempts: 1,
  });
  const invoke = new InvokeCommand({
    FunctionName: functionName,
    InvocationType: "RequestResponse",
    // It may contain a password. TLS encrypts it, Lambda does not store a synchronous payload, CloudTrail
    // does not record one, and the function logs only the names of results.
    Payload: Buffer.from(JSON.stringify(command)),
  });
  const right = { action: "lambda:InvokeFunction", resource: `function ${functionName}` };
  try {
    const { FunctionError, Payload } = await askAws(stage, right, () => lambda.send(invoke));
    const answer: unknown = JSON.parse(Payload?.transformToString() ?? "null");
    if (FunctionError === undefined) return resultSchema.parse(answer);
    throw new Error(failureSchema.parse(answer).errorMessage);
  } catch (error) {
    throw explain(error, stage, command);
  } finally {
    lambda.destroy();
  }
}

function explain(error: unknown, stage: Stage, { command }: Command): unknown {
  if (isNamed(error, "TooManyRequestsException")) {
    return new DomainError(
      "unavailable",
      `The ops function of ${stage.name} is busy with other commands. Repeat this one in a minute.`,
      { cause: error },
    );
  }
  if (error instanceof DomainError && error.code === "unavailable") {
    return new DomainError(
      "unavailable",
      `${error.message} It is not known whether ${command} was run.`,
      { cause: error },
    );
  }
  return error;
}
