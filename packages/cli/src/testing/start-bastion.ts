import { type AwsRequest, jsonAnswer } from "@iotd/stacks/testing";
import { startStage } from "./start-stage.ts";

/** The host name of the stage's database proxy. */
export const proxyEndpoint = "anna-iotd-proxy.proxy-abc.eu-west-1.rds.amazonaws.com";

/** The stacks of a stage with a bastion, and their outputs. */
export const stacksWithBastion = {
  Database: { ProxyEndpoint: proxyEndpoint },
  Bastion: { BastionInstance: "i-0123456789abcdef0", TunnelDocument: "anna-iotd-Tunnel" },
};

/** The answer of StartSession. */
export const sessionResponse = {
  SessionId: "anna-0123",
  TokenValue: "a session's secret",
  StreamUrl: "wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/anna-0123",
};

/** Starts a stage with a bastion on which sessions can be started and ended. `answer` may answer first. */
export const startBastion = (answer: Parameters<typeof startStage>[1] = () => undefined) =>
  startStage(stacksWithBastion, (request) => answer(request) ?? answerOfSessions(request));

function answerOfSessions({ operation }: AwsRequest) {
  if (operation === "AmazonSSM.StartSession") return jsonAnswer(sessionResponse);
  if (operation === "AmazonSSM.TerminateSession") {
    return jsonAnswer({ SessionId: sessionResponse.SessionId });
  }
  return undefined;
}
