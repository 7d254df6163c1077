import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames } from "../stages.ts";
import { deliveryNames } from "./delivery-names.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

/** The size of a policy as AWS counts it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const sizeOf = (policy: unknown) => JSON.stringify(policy).length;
const inlineSchema = z.array(z.object({ PolicyDocument: z.unknown() })).default([]);

// The longest name that a stage can have.
describe.each([...stageNames, "a".repeat(20)])("the delivery of %s", (stage) => {
  const delivery = synthesiseDelivery(stage);

  it("fits into the size limits of IAM policies", () => {
    for (const { name, properties } of delivery.resources({ type: "AWS::IAM::ManagedPolicy" })) {
      expect(sizeOf(properties.PolicyDocument), name).toBeLessThanOrEqual(6_144);
    }
    for (const { name, properties } of delivery.resources({ type: "AWS::IAM::Role" })) {
      const inline = inlineSchema.parse(properties.Policies);
      const size = inline.reduce((sum, { PolicyDocument }) => sum + sizeOf(PolicyDocument), 0);
      expect(size, name).toBeLessThanOrEqual(10_240);
    }
  });

  it("fits into a template that is sent directly, because there may be no bucket yet", () => {
    // In the format in which the cdk command sends it.
    expect(JSON.stringify(delivery.templates.Delivery, undefined, 1).length).toBeLessThan(51_200);
  });

  it("has names that IAM accepts", () => {
    for (const name of Object.values(deliveryNames(stage))) {
      expect(name.length).toBeLessThanOrEqual(64);
    }
  });
});
