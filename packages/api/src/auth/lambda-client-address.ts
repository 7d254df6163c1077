import type { LambdaEvent } from "hono/aws-lambda";
import type { ClientAddress } from "./client-address.ts";
import { viewerAddressHeader } from "./viewer-address-header.ts";

/**
 * The viewer's IP address as CloudFront saw it. The HTTP API itself only sees CloudFront, and the viewer can
 * write the beginning of `x-forwarded-for`.
 * See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
export const lambdaClientAddress: ClientAddress = (c) =>
  c.req.header(viewerAddressHeader)?.replace(/:\d+$/, "") ?? sourceIp(c.env);

function sourceIp(env: unknown): string | undefined {
  return isLambdaBinding(env) && "http" in env.event.requestContext
    ? env.event.requestContext.http.sourceIp
    : undefined;
}

const isLambdaBinding = (env: unknown): env is { event: LambdaEvent } =>
  typeof env === "object" && env !== null && "event" in env;
