import type { ServerResponse } from "node:http";
import type { Operation } from "./operation.ts";
import { readXmlBody } from "./read-xml-body.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { findElements, findTexts } from "./xml.ts";

/** What pages of `origins` may do with a bucket. Names of headers are in lower case. */
export type CorsRule = {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** That they may send. */
  readonly headers: readonly string[];
  /** That they may read. */
  readonly exposed: readonly string[];
};

/**
 * PutBucketCors. The rules last until the server stops.
 *
 * @throws S3Error `NotImplemented` for wildcards.
 */
export const putBucketCors: Operation = async (
  { spool, corsRules },
  request,
  incoming,
  response,
) => {
  const xml = await readXmlBody(spool, request, incoming);
  if (xml.includes("*")) {
    throw new S3Error("NotImplemented", "This server does not implement wildcards in CORS rules.");
  }
  const rules = findElements(xml, "CORSRule").map((rule) => ({
    origins: findTexts(rule, "AllowedOrigin"),
    methods: findTexts(rule, "AllowedMethod"),
    headers: findTexts(rule, "AllowedHeader").map((name) => name.toLowerCase()),
    exposed: findTexts(rule, "ExposeHeader"),
  }));
  corsRules.set(request.bucket, rules);
  response.writeHead(200, { "Content-Length": 0 }).end();
};

/**
 * Lets a page read the answer, whatever it will be, if a rule allows the request. To be called before
 * anything can fail.
 */
export const allowReading = (
  request: S3Request,
  rules: readonly CorsRule[],
  response: ServerResponse,
): void => {
  response.setHeader(
    "Vary",
    "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  );
  const rule = findRule(request, rules);
  if (rule === undefined) return;
  response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "");
  if (rule.exposed.length > 0) {
    response.setHeader("Access-Control-Expose-Headers", rule.exposed.join(", "));
  }
};

/**
 * Answers a preflight request.
 *
 * @throws S3Error `AccessForbidden` if no rule allows its origin, its method and all of its headers.
 */
export const answerPreflight = (
  request: S3Request,
  rules: readonly CorsRule[],
  response: ServerResponse,
): void => {
  const rule = findRule(request, rules);
  if (rule === undefined) throw new S3Error("AccessForbidden");
  response.writeHead(200, {
    "Access-Control-Allow-Methods": rule.methods.join(", "),
    "Access-Control-Allow-Headers": rule.headers.join(", "),
    "Content-Length": 0,
  });
  response.end();
};

/** The first rule that allows a request, or the request that a preflight request asks about. */
const findRule = (
  { method, headers }: S3Request,
  rules: readonly CorsRule[],
): CorsRule | undefined => {
  const requestedHeaders = (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  return rules.find(
    (rule) =>
      rule.origins.includes(headers.origin ?? "") &&
      rule.methods.includes(headers["access-control-request-method"] ?? method) &&
      requestedHeaders.every((name) => rule.headers.includes(name)),
  );
};
