import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { type Answer, unexpected } from "@iotd/api/answer";
import { originSecret } from "@iotd/api/origin-secret";
import * as z from "zod";
import { openSite, type Site } from "../site.ts";

/** A version of one of the functions that answer requests, before anybody's request goes to it. */
export type FunctionVersion = {
  /** Its ARN, which ends with the version's number. */
  readonly arn: string;
  /** What the CDN proves itself with to the function. */
  readonly originSecret: string;
  /** The site's origin, where files come from. */
  readonly siteUrl: string;
};

/** What CloudFront takes from a bucket, so that no function is asked for it. */
const isFile = (path: string): boolean => /^\/(assets|media)\//.test(path);

/** What a function answers to the HTTP API (payload format 2.0). */
const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** The site as this version would answer for it; files are the site's. It only answers GET. */
export function openVersion(
  lambda: LambdaClient,
  version: FunctionVersion,
  signal: AbortSignal,
): Site {
  const site = openSite(version.siteUrl, signal);
  return {
    ...site,
    ask: (path) => (isFile(path) ? site.ask(path) : invoke(lambda, version, path, signal)),
  };
}

async function invoke(
  lambda: LambdaClient,
  version: FunctionVersion,
  path: string,
  abortSignal: AbortSignal,
): Promise<Answer> {
  const of = `GET ${path.replace(/\?.*/, "")}`;
  const command = new InvokeCommand({
    FunctionName: version.arn,
    Payload: Buffer.from(JSON.stringify(toEvent(version, path))),
  });
  const { FunctionError, Payload } = await lambda.send(command, { abortSignal });
  const payload = Payload?.transformToString() ?? "";
  if (FunctionError !== undefined) {
    throw unexpected(`the new version to answer ${of}`, `it fail: ${payload}`);
  }
  const { statusCode, headers, body, isBase64Encoded } = answerSchema.parse(JSON.parse(payload));
  return {
    of,
    status: statusCode,
    headers: new Headers(headers),
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  };
}

function toEvent(version: FunctionVersion, path: string) {
  const { host, pathname: rawPath, searchParams } = new URL(path, version.siteUrl);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: searchParams.toString(),
    headers: { host, [originSecret.header]: version.originSecret },
    requestContext: {
      domainName: host,
      http: { method: "GET", path: rawPath, protocol: "HTTP/1.1", sourceIp: "0.0.0.0" },
      requestId: "smoke",
      stage: "$default",
    },
    isBase64Encoded: false,
  };
}
