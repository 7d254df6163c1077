import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** The event of a request to API Gateway's HTTP API (payload format 2.0). */
export function httpApiEvent(
  method: string,
  path: string,
  {
    headers = {},
    body,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): APIGatewayProxyEventV2 {
  const [rawPath = "/", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "api.example.com", ...headers },
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: "api.example.com",
      domainPrefix: "api",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "test",
      },
      requestId: "request",
      routeKey: "$default",
      stage: "$default",
      time: "15/Jan/2026:12:00:00 +0000",
      timeEpoch: 1_768_478_400_000,
    },
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
}
