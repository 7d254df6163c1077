import {
  SSMClient,
  StartSessionCommand,
  type StartSessionCommandInput,
  TerminateSessionCommand,
} from "@aws-sdk/client-ssm";
import { DomainError } from "@iotd/core/errors";
import { clientSettings } from "@iotd/stacks/credentials";
import * as z from "zod";
import { askAws, isNamed } from "../stage/ask-aws.ts";
import type { Stage } from "../stage/reach-stage.ts";

const responseSchema = z.object({
  SessionId: z.string(),
  TokenValue: z.string(),
  StreamUrl: z.string(),
});

/** A session of AWS Systems Manager, for the plugin. */
export type Session = {
  readonly request: StartSessionCommandInput & { readonly Target: string };
  readonly response: z.infer<typeof responseSchema>;
  /** Ends the session in AWS. Never rejects. */
  readonly terminate: () => Promise<void>;
};

/**
 * Starts a session on the instance `bastion` that forwards `port` of this machine as `document` says.
 * Throws an error of one sentence if AWS refuses.
 */
export async function startSession(
  stage: Stage,
  { bastion, document, port }: { bastion: string; document: string; port: number },
): Promise<Session> {
  const ssm = new SSMClient(clientSettings(stage));
  const request = {
    Target: bastion,
    DocumentName: document,
    Parameters: { localPortNumber: [String(port)] },
  };
  const right = {
    action: "ssm:StartSession",
    resource: `instance ${bastion} with document ${document}`,
  };
  try {
    const response = responseSchema.parse(
      await askAws(stage, right, () => ssm.send(new StartSessionCommand(request))),
    );
    return { request, response, terminate: () => terminate(ssm, response.SessionId) };
  } catch (error) {
    ssm.destroy();
    if (!isNamed(error, "TargetNotConnected")) throw error;
    throw new DomainError(
      "unavailable",
      `The bastion of ${stage.name} (${bastion}) is not connected to Systems Manager. Wait a few minutes if it was just started, otherwise check that it runs.`,
      { cause: error },
    );
  }
}

async function terminate(ssm: SSMClient, sessionId: string): Promise<void> {
  // The plugin has usually ended it, and AWS ends a session that is not used.
  await ssm.send(new TerminateSessionCommand({ SessionId: sessionId })).catch(() => undefined);
  ssm.destroy();
}
