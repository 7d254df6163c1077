import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as apigatewayv2 from "aws-cdk-lib/aws-apigatewayv2";
import type { StackContext } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { createLogGroup } from "../log-group.ts";

/** One line for each request, without its query, which may contain a search. */
const accessLogFormat = JSON.stringify({
  time: "$context.requestTime",
  requestId: "$context.requestId",
  method: "$context.httpMethod",
  path: "$context.path",
  route: "$context.routeKey",
  status: "$context.status",
  responseBytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integrationErrorMessage",
});

/**
 * Creates the HTTP API that CloudFront forwards to, without routes: the stack Api adds them. Its address
 * does not change with a release.
 */
export function createHttpApi(context: StackContext): apigatewayv2.HttpApi {
  const { stack, app } = context;
  const { throttle } = stageSettings(app.stage);
  const httpApi = new apigatewayv2.HttpApi(stack, "HttpApi", {
    apiName: app.logicalPrefixedName("api"),
    createDefaultStage: false,
  });
  new apigatewayv2.HttpStage(stack, "HttpStage", {
    httpApi,
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: throttle.requestsPerSecond, burstLimit: throttle.burstRequests },
    accessLogSettings: {
      destination: new apigatewayv2.LogGroupLogDestination(
        createLogGroup(context, "HttpApiAccessLogs"),
      ),
      format: apigateway.AccessLogFormat.custom(accessLogFormat),
    },
  });
  return httpApi;
}
