import { EventEmitter, once } from "node:events";
import { type AwsRequest, jsonAnswer, jsonError, keys, xmlError } from "@iotd/stacks/testing";
import { describe, expect, it, vi } from "vitest";
import { startStage } from "../testing/start-stage.ts";
import { runOnStage } from "./run-on-stage.ts";

const stacks = { Operations: { OpsFunction: "anna-iotd-Operations-Ops" } };
const invocation = "POST /functions/anna-iotd-Operations-Ops/invocations";
const ignore = () => undefined;

const run = (stage = "anna") => runOnStage({ stage }, { command: "sweep" }, ignore);

/** A stage whose ops function gives this answer. */
const stageAnswering = (answer: ReturnType<typeof jsonAnswer>) =>
  startStage(stacks, ({ operation }) => (operation === invocation ? answer : undefined));

/** A stage on which AWS refuses one operation. */
const stageRefusing = (refused: string, code: string, message?: string) =>
  startStage(stacks, ({ operation }) => {
    if (operation !== refused) return undefined;
    return refused === invocation ? jsonError(code, 403, message) : xmlError(code, message, 403);
  });

describe("a command on a stage", () => {
  it("is run by the stage's ops function, and its result is returned", async () => {
    const { requests } = await stageAnswering(jsonAnswer({ abandoned: 1 }));

    expect(await run()).toEqual({ abandoned: 1 });
    expect(requests()).toMatchObject([
      { operation: "DescribeStacks", region: "eu-west-1", accessKeyId: keys.AWS_ACCESS_KEY_ID },
      { operation: invocation, region: "eu-west-1", body: '{"command":"sweep"}' },
    ]);
  });

  it("is sent to the given region", async () => {
    const { requests } = await stageAnswering(jsonAnswer({}));

    await runOnStage({ stage: "anna", region: "eu-north-1" }, { command: "sweep" }, ignore);

    expect(requests()).toMatchObject([{ region: "eu-north-1" }, { region: "eu-north-1" }]);
  });

  it("sends a password in the request's body only", async () => {
    const { requests } = await stageAnswering(jsonAnswer({ created: true }));
    const account = { email: "ada@example.com", name: "Ada", password: "correct horse battery" };

    await runOnStage({ stage: "anna" }, { command: "create-admin", ...account }, ignore);

    const { body, ...rest }: Partial<AwsRequest> = requests()[1] ?? {};
    expect(JSON.parse(body ?? "")).toEqual({ command: "create-admin", ...account });
    expect(rest.operation).toBe(invocation);
  });

  it("fails with the function's own error message", async () => {
    const failure = jsonAnswer({ errorType: "Error", errorMessage: "The database is ahead." });
    await stageAnswering({ ...failure, headers: { "x-amz-function-error": "Unhandled" } });

    await expect(run()).rejects.toThrow(new Error("The database is ahead."));
  });

  it("fails if the stage is not deployed in this region and account", async () => {
    await startStage({});

    await expect(run()).rejects.toThrow(
      "Stage anna is not deployed in eu-west-1 of this AWS account: choose another region with --region or AWS_REGION, another account with --profile or AWS_PROFILE.",
    );
  });

  it("fails if the stage's stack has no output for the ops function", async () => {
    await startStage({ Operations: {} });

    await expect(run()).rejects.toThrow(
      "Stack anna-iotd-Operations has no output OpsFunction: deploy stage anna with this version and repeat the command.",
    );
  });

  it.each([
    [
      "to find the function",
      "DescribeStacks",
      "AccessDenied",
      "cloudformation:DescribeStacks on stack anna-iotd-Operations",
    ],
    [
      "to invoke it",
      invocation,
      "AccessDeniedException",
      "lambda:InvokeFunction on function anna-iotd-Operations-Ops",
    ],
  ])("fails with the name of the missing right %s", async (_, operation, code, right) => {
    await stageRefusing(operation, code);

    await expect(run()).rejects.toThrow(
      `These AWS credentials lack the right ${right} in eu-west-1: have it granted, or choose others with --profile or AWS_PROFILE.`,
    );
  });

  it.each(["GetCallerIdentity", "DescribeStacks", invocation])(
    "fails if %s answers that the credentials have expired",
    async (operation) => {
      await stageRefusing(operation, "ExpiredTokenException");

      await expect(run()).rejects.toThrow(
        /The AWS credentials .*have expired: .*repeat the command/,
      );
    },
  );

  it("fails without AWS credentials", async () => {
    await startStage(stacks);
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);

    await expect(run()).rejects.toThrow("No AWS credentials were found: set AWS_PROFILE");
  });

  it("fails if AWS does not answer", async () => {
    await startStage(stacks);
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

    await expect(run()).rejects.toThrow("Nothing answers at http://127.0.0.1:1");
  });

  it("is not sent again if there is no answer, and the error says that it may have run", async () => {
    const { requests } = await startStage(stacks, ({ operation }) =>
      operation === invocation ? "hangs up" : undefined,
    );

    await expect(run()).rejects.toThrow(
      / \(socket hang up\).* It is not known whether sweep was run\.$/,
    );
    expect(requests().filter(({ operation }) => operation === invocation)).toHaveLength(1);
  });

  it("is not sent again if Lambda fails", async () => {
    const { requests } = await stageRefusing(invocation, "ServiceException", "An internal error.");

    await expect(run()).rejects.toThrow("An internal error.");
    expect(requests().filter(({ operation }) => operation === invocation)).toHaveLength(1);
  });

  it("fails if the function is busy with other commands", async () => {
    await stageRefusing(invocation, "TooManyRequestsException", "Rate Exceeded.");

    await expect(run()).rejects.toThrow(
      "The ops function of anna is busy with other commands. Repeat this one in a minute.",
    );
  });

  it("reports that it waits if the answer takes long", async () => {
    const reports = new EventEmitter();
    const report = (line: string) => void reports.emit("report", line);
    await startStage(stacks, ({ operation }) =>
      operation === invocation
        ? once(reports, "report").then(([line]) => jsonAnswer({ line }))
        : undefined,
    );

    expect(await runOnStage({ stage: "anna" }, { command: "sweep" }, report)).toEqual({
      line: "Waiting for the ops function of anna …",
    });
  });
});
