import { type AwsRequest, jsonAnswer, jsonError, keys, xmlError } from "@iotd/stacks/testing";
import { describe, expect, it, vi } from "vitest";
import { startStage } from "../testing/start-stage.ts";
import { runOnStage } from "./run-on-stage.ts";

const stacks = { Operations: { OpsFunction: "anna-iotd-Operations-Ops" } };
const invocation = "POST /functions/anna-iotd-Operations-Ops/invocations";
const tellNobody = () => undefined;

const run = (stage = "anna") => runOnStage({ stage }, { command: "sweep" }, tellNobody);

/** A stage whose ops function answers so. */
const stageAnswering = (answer: ReturnType<typeof jsonAnswer>) =>
  startStage(stacks, ({ operation }) => (operation === invocation ? answer : undefined));

/** A stage where one operation is refused. */
const stageRefusing = (refused: string, code: string, message?: string) =>
  startStage(stacks, ({ operation }) => {
    if (operation !== refused) return undefined;
    return refused === invocation ? jsonError(code, 403, message) : xmlError(code, message, 403);
  });

describe("a command on a stage", () => {
  it("is run by the stage's ops function, whose result comes back", async () => {
    const { requests } = await stageAnswering(jsonAnswer({ abandoned: 1 }));

    expect(await run()).toEqual({ abandoned: 1 });
    expect(requests()).toMatchObject([
      { operation: "DescribeStacks", region: "eu-west-1", accessKeyId: keys.AWS_ACCESS_KEY_ID },
      { operation: invocation, region: "eu-west-1", body: '{"command":"sweep"}' },
    ]);
  });

  it("is sent to the region that is chosen", async () => {
    const { requests } = await stageAnswering(jsonAnswer({}));

    await runOnStage({ stage: "anna", region: "eu-north-1" }, { command: "sweep" }, tellNobody);

    expect(requests()).toMatchObject([{ region: "eu-north-1" }, { region: "eu-north-1" }]);
  });

  it("has a password in the request's body alone", async () => {
    const { requests } = await stageAnswering(jsonAnswer({ created: true }));
    const account = { email: "ada@example.com", name: "Ada", password: "correct horse battery" };

    await runOnStage({ stage: "anna" }, { command: "create-admin", ...account }, tellNobody);

    const { body, ...rest }: Partial<AwsRequest> = requests()[1] ?? {};
    expect(JSON.parse(body ?? "")).toEqual({ command: "create-admin", ...account });
    expect(rest.operation).toBe(invocation);
  });

  it("fails with the function's own sentence", async () => {
    const failure = jsonAnswer({ errorType: "Error", errorMessage: "The database is ahead." });
    await stageAnswering({ ...failure, headers: { "x-amz-function-error": "Unhandled" } });

    await expect(run()).rejects.toThrow(new Error("The database is ahead."));
  });

  it("is refused where there is no such stage, saying where that is", async () => {
    await startStage({});

    await expect(run()).rejects.toThrow(
      "Stage anna is not deployed in eu-west-1 of this AWS account: choose another region with --region or AWS_REGION, another account with --profile or AWS_PROFILE.",
    );
  });

  it("is refused where the deployed stage tells of no ops function", async () => {
    await startStage({ Operations: {} });

    await expect(run()).rejects.toThrow(
      "Stack anna-iotd-Operations has no output OpsFunction: deploy stage anna with this version, and repeat the command.",
    );
  });

  it.each([
    [
      "to look for the function",
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
  ])("says which right is lacking %s", async (_, operation, code, right) => {
    await stageRefusing(operation, code);

    await expect(run()).rejects.toThrow(
      `These AWS credentials lack the right ${right} in eu-west-1: have it granted, or choose others with --profile or AWS_PROFILE.`,
    );
  });

  it.each(["GetCallerIdentity", "DescribeStacks", invocation])(
    "says that the credentials have expired where %s hears of it",
    async (operation) => {
      await stageRefusing(operation, "ExpiredTokenException");

      await expect(run()).rejects.toThrow(
        /The AWS credentials .*have expired: .*repeat the command/,
      );
    },
  );

  it("is refused without credentials", async () => {
    await startStage(stacks);
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);

    await expect(run()).rejects.toThrow("No AWS credentials were found: set AWS_PROFILE");
  });

  it("says that nobody answers", async () => {
    await startStage(stacks);
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

    await expect(run()).rejects.toThrow("Nothing answers at http://127.0.0.1:1");
  });

  it("is not sent twice where the answer does not come, and may have been run", async () => {
    const { requests } = await startStage(stacks, ({ operation }) =>
      operation === invocation ? "hangs up" : undefined,
    );

    await expect(run()).rejects.toThrow(
      / \(socket hang up\).* It is not known whether sweep was run\.$/,
    );
    expect(requests().filter(({ operation }) => operation === invocation)).toHaveLength(1);
  });

  it("is not sent twice where Lambda fails", async () => {
    const { requests } = await stageRefusing(invocation, "ServiceException", "An internal error.");

    await expect(run()).rejects.toThrow("An internal error.");
    expect(requests().filter(({ operation }) => operation === invocation)).toHaveLength(1);
  });

  it("says that the function is busy", async () => {
    await stageRefusing(invocation, "TooManyRequestsException", "Rate Exceeded.");

    await expect(run()).rejects.toThrow(
      "The ops function of anna is busy with other commands: repeat this one in a minute.",
    );
  });

  it("says what there is to wait for", async () => {
    let tell: (line: string) => void = tellNobody;
    const told = new Promise<string>((resolve) => {
      tell = resolve;
    });
    await startStage(stacks, ({ operation }) =>
      operation === invocation ? told.then((line) => jsonAnswer({ line })) : undefined,
    );

    expect(await runOnStage({ stage: "anna" }, { command: "sweep" }, tell)).toEqual({
      line: "Asking anna's ops function …",
    });
  });
});
