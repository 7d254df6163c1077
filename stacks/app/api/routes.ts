import { adminPaths } from "@iotd/api/routing";
import * as apigatewayv2 from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type { Stack } from "sst/constructs";

/** The paths of the HTTP API's routes to the admin app: each of `adminPaths`, and everything below it. */
export const adminRoutes = adminPaths.flatMap((path) => [path, `${path}/{proxy+}`]);

/** Creates the routes: admin paths go to the admin function and all others to the public function. */
export function createRoutes(
  stack: Stack,
  httpApi: apigatewayv2.IHttpApi,
  functions: { readonly public: lambda.IFunction; readonly admin: lambda.IFunction },
): void {
  const admin = new HttpLambdaIntegration("AdminIntegration", functions.admin);
  for (const pattern of adminRoutes) {
    new apigatewayv2.HttpRoute(stack, `Route ${pattern}`, {
      httpApi,
      routeKey: apigatewayv2.HttpRouteKey.with(pattern, apigatewayv2.HttpMethod.ANY),
      integration: admin,
    });
  }
  new apigatewayv2.HttpRoute(stack, "DefaultRoute", {
    httpApi,
    routeKey: apigatewayv2.HttpRouteKey.DEFAULT,
    integration: new HttpLambdaIntegration("PublicIntegration", functions.public),
  });
}
