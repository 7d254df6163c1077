import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { readPolicy } from "../testing/read-policy.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

describe.each(stageNames)("in stage %s", (stage) => {
  const delivery = synthesiseDelivery(stage);
  const trustOf = (role: string) =>
    readPolicy(delivery.resource(`Delivery.${role}`).properties.AssumeRolePolicyDocument);
  const letterByLetter = (subjects: readonly string[]) => [
    {
      effect: "Allow",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      resources: [],
      principals: { Federated: [provider] },
      condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": subjects,
        },
      },
    },
  ];

  it("only the repository's environment of the stage can assume the deploy role", () => {
    expect(trustOf("DeployRole")).toEqual(
      letterByLetter([`repo:octo-org/iotd:environment:${stage}`]),
    );
  });

  it("only the repository's pull requests and main can assume the diff role", () => {
    expect(trustOf("DiffRole")).toEqual(
      letterByLetter(["repo:octo-org/iotd:pull_request", "repo:octo-org/iotd:ref:refs/heads/main"]),
    );
  });

  it("only CloudFormation can assume its role", () => {
    expect(trustOf("CloudFormationRole")).toEqual([
      {
        effect: "Allow",
        actions: ["sts:AssumeRole"],
        resources: [],
        principals: { Service: ["cloudformation.amazonaws.com"] },
        condition: {},
      },
    ]);
  });

  it("sessions expire after an hour", () => {
    for (const role of ["DeployRole", "DiffRole"]) {
      expect(delivery.resource(`Delivery.${role}`).properties.MaxSessionDuration).toBe(3_600);
    }
  });

  it("there are no users and no access keys", () => {
    const types = delivery.resources().map(({ type }) => type);

    expect([...new Set(types)].toSorted()).toEqual([
      "AWS::IAM::ManagedPolicy",
      "AWS::IAM::OIDCProvider",
      "AWS::IAM::Role",
    ]);
  });
});
