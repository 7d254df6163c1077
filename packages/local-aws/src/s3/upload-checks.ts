import { S3Error } from "./s3-error.ts";
import { findHeader, type S3Request } from "./s3-request.ts";
import type { SpooledBody } from "./spool.ts";

/** Whether the body has the encoding `aws-chunked`, with checksums after it. */
export const isAwsChunked = (request: S3Request): boolean =>
  findHeader(request, "x-amz-content-sha256")?.startsWith("STREAMING-") ?? false;

/**
 * Refuses, before its body is read, an upload that S3 would refuse, or that has conditions or checksums
 * that this server does not check. Returns the size of the body in bytes.
 *
 * @throws S3Error `MissingContentLength` or `NotImplemented`.
 */
export const checkUploadHead = (request: S3Request): number => {
  for (const name of Object.keys(request.headers)) {
    if (unsupportedHeaders.test(name)) throw notImplemented(`the header ${name}`);
  }
  const ifNoneMatch = findHeader(request, "if-none-match");
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") {
    throw notImplemented("If-None-Match with another value than *");
  }
  if (isAwsChunked(request)) {
    const encoding = findHeader(request, "x-amz-content-sha256");
    if (encoding !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER") throw notImplemented(`${encoding}`);
  }
  const length = lengthHeader(request);
  if (length === undefined || !/^\d+$/.test(length)) throw new S3Error("MissingContentLength");
  return Number(length);
};

const unsupportedHeaders =
  /^(if-match|x-amz-copy-source.*|x-amz-checksum-(sha1|crc32c|crc64nvme))$/;

const notImplemented = (what: string): S3Error =>
  new S3Error("NotImplemented", `This server does not implement ${what} for an upload.`);

const lengthHeader = (request: S3Request): string | undefined =>
  isAwsChunked(request)
    ? findHeader(request, "x-amz-decoded-content-length")
    : request.headers["content-length"];

/**
 * Compares a body with the length and checksums of its request: `x-amz-checksum-sha256`,
 * `x-amz-checksum-crc32` (each in a header or in the `trailer`), `x-amz-content-sha256` and
 * `content-md5`.
 *
 * @throws S3Error `IncompleteBody`, `BadDigest`, or `NotImplemented` for another checksum after the
 * body.
 */
export const checkUploadBody = (
  request: S3Request,
  trailer: ReadonlyMap<string, string>,
  body: SpooledBody,
): void => {
  if (Number(lengthHeader(request)) !== body.size) throw new S3Error("IncompleteBody");
  for (const name of trailer.keys()) {
    if (unsupportedHeaders.test(name)) throw notImplemented(`the trailer ${name}`);
  }
  const contentHash = findHeader(request, "x-amz-content-sha256");
  const isContentHash = /^[0-9a-f]{64}$/.test(contentHash ?? "");
  const checksums = [
    [findHeader(request, "x-amz-checksum-sha256"), body.sha256.toString("base64")],
    [trailer.get("x-amz-checksum-sha256"), body.sha256.toString("base64")],
    [findHeader(request, "x-amz-checksum-crc32"), body.crc32.toString("base64")],
    [trailer.get("x-amz-checksum-crc32"), body.crc32.toString("base64")],
    [findHeader(request, "content-md5"), body.md5.toString("base64")],
    [isContentHash ? contentHash : undefined, body.sha256.toString("hex")],
  ];
  for (const [value, actual] of checksums) {
    if (value !== undefined && value !== actual) throw new S3Error("BadDigest");
  }
};
