import type { ServerResponse } from "node:http";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

const allowedMethods = ["GET", "HEAD", "PUT"];
const allowedHeaders = ["content-type", "x-amz-checksum-sha256", "if-none-match"];

/**
 * Lets pages of the given origins read the answer, whatever it will be, and its ETag. To be called
 * before anything can fail.
 */
export const allowReading = (
  { headers }: S3Request,
  origins: readonly string[],
  response: ServerResponse,
): void => {
  response.setHeader(
    "Vary",
    "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  );
  const { origin } = headers;
  if (origin === undefined || !origins.includes(origin)) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Expose-Headers", "ETag");
};

/**
 * Answers a preflight request. Pages may upload with the headers that a presigned upload asks for.
 *
 * @throws S3Error `AccessForbidden` if the origin, the method or one of the headers is not allowed.
 */
export const answerPreflight = (
  { headers }: S3Request,
  origins: readonly string[],
  response: ServerResponse,
): void => {
  const requestedHeaders = (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const isAllowed =
    origins.includes(headers.origin ?? "") &&
    allowedMethods.includes(headers["access-control-request-method"] ?? "") &&
    requestedHeaders.every((name) => allowedHeaders.includes(name));
  if (!isAllowed) throw new S3Error("AccessForbidden");
  response.writeHead(200, {
    "Access-Control-Allow-Methods": allowedMethods.join(", "),
    "Access-Control-Allow-Headers": allowedHeaders.join(", "),
    "Access-Control-Max-Age": 300,
    "Content-Length": 0,
  });
  response.end();
};
