import { setTimeout } from "node:timers/promises";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { createHandler } from "./create-handler.ts";

/** The Lambda function that deploys the stack in us-east-1. It runs in the region of the stage. */
export const handler = createHandler({
  cloudFormation: new CloudFormationClient({ region: "us-east-1" }),
  pause: () => setTimeout(5_000),
});
