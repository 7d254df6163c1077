import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { readPolicy } from "../testing/read-policy.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

describe.each(stageNames)("in %s", (stage) => {
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

  it("the deploy role is for the stage's own environment of the repository alone", () => {
    expect(trustOf("DeployRole")).toEqual(
      letterByLetter([`repo:octo-org/iotd:environment:${stage}`]),
    );
  });

  it("the diff role is for the repository's pull requests and main alone", () => {
    expect(trustOf("DiffRole")).toEqual(
      letterByLetter(["repo:octo-org/iotd:pull_request", "repo:octo-org/iotd:ref:refs/heads/main"]),
    );
  });

  it("what changes resources is CloudFormation's role alone", () => {
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

  it("sessions end after an hour", () => {
    for (const role of ["DeployRole", "DiffRole"]) {
      expect(delivery.resource(`Delivery.${role}`).properties.MaxSessionDuration).toBe(3_600);
    }
  });

  it("nobody gets a key that lasts", () => {
    const types = delivery.resources().map(({ type }) => type);

    expect([...new Set(types)].toSorted()).toEqual([
      "AWS::IAM::ManagedPolicy",
      "AWS::IAM::OIDCProvider",
      "AWS::IAM::Role",
    ]);
  });
});
