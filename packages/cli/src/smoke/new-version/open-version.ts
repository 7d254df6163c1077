import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { type Answer, unexpected } from "@iotd/api/answer";
import { originSecret } from "@iotd/api/origin-secret";
import * as z from "zod";
import { openSite, type Site } from "../site.ts";

/** A new version of a function that answers requests. It gets no traffic yet. */
export type FunctionVersion = {
  /** Its ARN, which ends with the version's number. */
  readonly arn: string;
  /** The secret by which the function recognises the CDN. */
  readonly originSecret: string;
  /** The site's origin, which serves the files. */
  readonly siteUrl: string;
};

/** Whether CloudFront gets the path from a bucket, and not from a function. */
const isFile = (path: string): boolean => /^\/(assets|media)\//.test(path);

/** A function's answer to the HTTP API (payload format 2.0). */
const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** The site as this version answers for it, by GET alone. Files come from the site itself. */
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
