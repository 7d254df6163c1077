import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { Aspects, type IAspect } from "aws-cdk-lib/core";
import { type ResolvedStage, resolveStage } from "../../testing/resolve.ts";
import { account, region } from "../../testing/synthesise.ts";
import { createDeliveryApp } from "../delivery-app.ts";
import { deliveryNames, gitHubStackName } from "../delivery-names.ts";

/** The delivery stacks of a stage, synthesised. */
export type SynthesisedDelivery = ResolvedStage & {
  /** The templates by the stack's name without stage and app. */
  readonly templates: Readonly<Record<"Delivery" | "GitHub", unknown>>;
};

/** The delivery stacks of `stage` as they would be deployed for octo-org/iotd. */
export function synthesiseDelivery(
  stage: string,
  aspects: readonly IAspect[] = [],
): SynthesisedDelivery {
  const outdir = mkdtempSync(join(tmpdir(), "iotd-delivery-"));
  try {
    const app = createDeliveryApp({
      stage,
      repository: "octo-org/iotd",
      account,
      region,
      withProvider: true,
      outdir,
    });
    for (const aspect of aspects) Aspects.of(app).add(aspect);
    const assembly = app.synth();
    const templates = {
      Delivery: assembly.getStackByName(deliveryNames(stage).stack).template,
      GitHub: assembly.getStackByName(gitHubStackName).template,
    };
    const resolved = resolveStage({
      stackNames: Object.keys(templates),
      template: (name) =>
        Template.fromJSON(name === "GitHub" ? templates.GitHub : templates.Delivery),
    });
    return { ...resolved, templates };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
