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

/** Whoever looks `looks` times is out of time. */
function invoke(event: UsEast1StackEvent, looks = 100) {
  let pauses = 0;
  const handler = createHandler({
    cloudFormation: aws.client,
    pause: async () => {
      pauses += 1;
    },
  });
  return handler(event, {
    getRemainingTimeInMillis: () => (pauses < looks ? 60_000 : 29_000),
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

describe("a stack that is wanted", () => {
  it("is made as the role that is named, and told with its outputs once it is complete", async () => {
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

  it("is given up by CloudFormation before the function ends", async () => {
    await invoke(event("Create"));

    expect(Number(aws.model.requests[0]?.TimeoutInMinutes)).toBeLessThan(14);
  });

  it("is updated to another template", async () => {
    await invoke(event("Create", aTemplate("arn:before")));

    const answer = await invoke(event("Update", aTemplate("arn:after")));

    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:after" } });
    expect(aws.model.statusOf(stackName)).toBe("UPDATE_COMPLETE");
  });

  it("stays as it is if nothing is to be updated", async () => {
    await invoke(event("Create"));

    const answer = await invoke(event("Update"));

    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:certificate" } });
    expect(aws.model.statusOf(stackName)).toBe("CREATE_COMPLETE");
  });

  it("is as wanted after an update that was rolled back to it", async () => {
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
  ])("is made again where a first try was left %s", async (status) => {
    aws.model.leave(stackName, status);

    const answer = await invoke(event("Create"));

    expect(actions()).toEqual(["DeleteStack", "CreateStack"]);
    expect(answer).toMatchObject({ Data: { CertificateArn: "arn:certificate" } });
  });

  it("is updated once somebody else's change has ended", async () => {
    aws.model.leave(stackName, "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");

    await invoke(event("Update"));

    expect(actions()).toEqual(["UpdateStack"]);
  });
});

describe("a stack that cannot be had", () => {
  it("is named with the resource that failed first and why", async () => {
    aws.model.failNext("The zone is another account's & refuses.");

    await expect(invoke(event("Create"))).rejects.toThrow(
      `The stack ${stackName} in us-east-1 is ROLLBACK_COMPLETE. Certificate: The zone is another account's & refuses.`,
    );
  });

  it("is told to have taken too long where no resource failed but others were cancelled", async () => {
    aws.model.failNext("Stack creation time exceeded the specified timeout.", "Stack");

    await expect(invoke(event("Create"))).rejects.toThrow(
      "is ROLLBACK_COMPLETE. Stack: Stack creation time exceeded the specified timeout.",
    );
  });

  it("is not blamed on an earlier failure", async () => {
    await invoke(event("Create"));
    aws.model.failNext("earlier");
    await expect(invoke(event("Update", aTemplate("arn:earlier")))).rejects.toThrow("earlier");
    aws.model.failNext("later");

    await expect(invoke(event("Update", aTemplate("arn:later")))).rejects.toThrow(
      "is UPDATE_ROLLBACK_COMPLETE. Certificate: later",
    );
  });

  it("is told with what it waits for when time is out", async () => {
    aws.model.stall();

    await expect(invoke(event("Create"), 5)).rejects.toThrow(
      "is CREATE_IN_PROGRESS. Certificate: Content of DNS Record is: _1.iotd.example.com",
    );
  });
});

describe("a stack that is no longer wanted", () => {
  it("is gone when the answer comes", async () => {
    await invoke(event("Create"));

    const answer = await invoke(deletion);

    expect(answer).toEqual({ PhysicalResourceId: stackName });
    expect(aws.model.statusOf(stackName)).toBeUndefined();
  });

  it("may be gone already", async () => {
    await invoke(event("Create"));
    await invoke(deletion);

    await expect(invoke(deletion)).resolves.toEqual({ PhysicalResourceId: stackName });
    expect(actions()).toEqual(["CreateStack", "DeleteStack"]);
  });

  it("is named with what stayed", async () => {
    await invoke(event("Create"));
    aws.model.failNext("The certificate is in use.");

    await expect(invoke(deletion)).rejects.toThrow(
      "is DELETE_FAILED. Certificate: The certificate is in use.",
    );
  });
});
