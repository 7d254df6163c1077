import { App } from "aws-cdk-lib/core";
import * as z from "zod";
import { createDeliveryApp } from "./delivery-app.ts";
import { isRepository } from "./git-hub.ts";

/** The context that `npm run delivery` passes to the cdk command, which runs this file. */
const contextSchema = z.object({
  stage: z.string(),
  repository: z.string().refine(isRepository),
  account: z.string(),
  region: z.string(),
  withProvider: z.stringbool(),
});

const { node } = new App({ analyticsReporting: false, autoSynth: false });
const context = Object.keys(contextSchema.shape).map((key) => [key, node.tryGetContext(key)]);
createDeliveryApp(contextSchema.parse(Object.fromEntries(context))).synth();
