import { setTimeout } from "node:timers/promises";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { createHandler } from "./create-handler.ts";

/** The Lambda function that keeps the stack in us-east-1, whatever region it runs in itself. */
export const handler = createHandler({
  cloudFormation: new CloudFormationClient({ region: "us-east-1" }),
  pause: () => setTimeout(5_000),
});
