import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHandler, type UsEast1StackEvent } from "./create-handler.ts";
import {
  type LocalCloudFormation,
  startLocalCloudFormation,
} from "./testing/local-cloudformation.ts";

const stackName = "prod-iotd-Cdn-us-east-1-1a2b3c4d";
const roleArn = "arn:aws:iam::123456789012:role/us-east-1";

let aws: LocalCloudFormation;
beforeEach(async () => {
  aws = await startLocalCloudFormation();
});
afterEach(() => aws.stop());

/** Invokes the handler, which runs out of time after `polls` polls. */
function invoke(event: UsEast1StackEvent, polls = 100) {
  let pauses = 0;
  const handler = createHandler({
    cloudFormation: aws.client,
    pause: async () => {
      pauses += 1;
    },
  });
  return handler(event, {
    getRemainingTimeInMillis: () => (pauses < polls ? 60_000 : 29_000),
  });
}

const aTemplate = (certificateArn = "arn:certificate") =>
  JSON.stringify({ Outputs: { CertificateArn: { Value: certificateArn } } });

const event = (RequestType: "Create" | "Update", TemplateBody = aTemplate()) => ({
  RequestType,
  ResourceProperties: { StackName: stackName, TemplateBody, RoleArn: roleArn },
});

const deletion = { RequestType: "Delete", PhysicalResourceId: stackName } as const;

const actions = () => aws.model.requests.map(({ Action }) => Action);

describe("creating and updating the stack in us-east-1", () => {
  it("the stack is created with the given role, and its outputs are returned when it is complete", async () => {
    const answer = await invoke(event("Create"));

    expect(answer).toEqual({
      PhysicalResourceId: stackName,
      Data: { CertificateArn: "arn:certificate" },
    });
    expect(aws.model.statusOf(stackName)).toBe("CREATE_COMPLETE");
    expect(aws.model.requests).toMatchObject([
      { Action: "CreateStack", RoleARN: roleArn, TemplateBody: aTemplate() },
    ]);
  });

  it("CloudFormation's creation timeout ends before the function's timeout", async () => {
    await invoke(event("Create"));

    expect(Number(aws.model.requests[0]?.TimeoutInMinutes)).toBeLessThan(14);
  });

  it("a changed template updates the stack", async () => {
    await invoke(event("Create", aTemplate("arn:before")));

    const answer = await invoke(event("Update", aTemplate("arn:after")));

    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:after" } });
    expect(aws.model.statusOf(stackName)).toBe("UPDATE_COMPLETE");
  });

  it("an unchanged template leaves the stack as it is", async () => {
    await invoke(event("Create"));

    const answer = await invoke(event("Update"));

    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:certificate" } });
    expect(aws.model.statusOf(stackName)).toBe("CREATE_COMPLETE");
  });

  it("an update to the template that a rollback restored succeeds", async () => {
    await invoke(event("Create"));
    aws.model.failNext("no");
    await expect(invoke(event("Update", aTemplate("arn:after")))).rejects.toThrow();

    const answer = await invoke(event("Update"));

    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:certificate" } });
  });

  it.each([
    "CREATE_FAILED",
    "ROLLBACK_COMPLETE",
    "ROLLBACK_FAILED",
    "REVIEW_IN_PROGRESS",
    "DELETE_FAILED",
  ])("a stack in status %s is deleted and created again", async (status) => {
    aws.model.addStack(stackName, status);

    const answer = await invoke(event("Create"));

    expect(actions()).toEqual(["DeleteStack", "CreateStack"]);
    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:certificate" } });
  });

  it("an update waits for a change in progress to end", async () => {
    aws.model.addStack(stackName, "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");

    await invoke(event("Update"));

    expect(actions()).toEqual(["UpdateStack"]);
  });
});

describe("failures of the stack in us-east-1", () => {
  it("the error names the stack and the reason of the resource that failed first", async () => {
    aws.model.failNext("The zone is another account's & refuses.");

    await expect(invoke(event("Create"))).rejects.toThrow(
      `The stack ${stackName} in us-east-1 is ROLLBACK_COMPLETE. Certificate: The zone is another account's & refuses.`,
    );
  });

  it("the error says that creation timed out if resources were only cancelled", async () => {
    aws.model.failNext("Stack creation time exceeded the specified timeout.", "Stack");

    await expect(invoke(event("Create"))).rejects.toThrow(
      "is ROLLBACK_COMPLETE. Stack: Stack creation time exceeded the specified timeout.",
    );
  });

  it("the error does not give the reason of an earlier failure", async () => {
    await invoke(event("Create"));
    aws.model.failNext("earlier");
    await expect(invoke(event("Update", aTemplate("arn:earlier")))).rejects.toThrow("earlier");
    aws.model.failNext("later");

    await expect(invoke(event("Update", aTemplate("arn:later")))).rejects.toThrow(
      "is UPDATE_ROLLBACK_COMPLETE. Certificate: later",
    );
  });

  it("the error says what the stack waits for when the function runs out of time", async () => {
    aws.model.stall();

    await expect(invoke(event("Create"), 5)).rejects.toThrow(
      "is CREATE_IN_PROGRESS. Certificate: Content of DNS Record is: _1.iotd.example.com",
    );
  });
});

describe("deleting the stack in us-east-1", () => {
  it("the stack no longer exists when the handler responds to a deletion", async () => {
    await invoke(event("Create"));

    const answer = await invoke(deletion);

    expect(answer).toEqual({ PhysicalResourceId: stackName });
    expect(aws.model.statusOf(stackName)).toBeUndefined();
  });

  it("deleting a stack that does not exist succeeds", async () => {
    await invoke(event("Create"));
    await invoke(deletion);

    await expect(invoke(deletion)).resolves.toEqual({ PhysicalResourceId: stackName });
    expect(actions()).toEqual(["CreateStack", "DeleteStack"]);
  });

  it("the error names the resource that could not be deleted", async () => {
    await invoke(event("Create"));
    aws.model.failNext("The certificate is in use.");

    await expect(invoke(deletion)).rejects.toThrow(
      "is DELETE_FAILED. Certificate: The certificate is in use.",
    );
  });
});
