import { decodeAwsChunked } from "./aws-chunked.ts";
import type { Operation } from "./operation.ts";
import { S3Error } from "./s3-error.ts";
import { findHeader, type S3Request } from "./s3-request.ts";
import { checkUploadBody, checkUploadHead, isAwsChunked } from "./upload-checks.ts";

/**
 * PutObject. The object is stored only if its body arrived whole and is what the headers promise; with
 * `If-None-Match: *` only if there is none of that name, even if several arrive at the same time. The
 * answer is sent after the event notification.
 *
 * @throws S3Error for a refused upload, which leaves nothing behind.
 */
export const putObject: Operation = async (
  { files, spool, notifications, oneAtATime, refuseOnFullDisk, now },
  request,
  incoming,
  response,
) => {
  await refuseOnFullDisk(request.bucket, checkUploadHead(request));
  const trailer = new Map<string, string>();
  const body = isAwsChunked(request) ? decodeAwsChunked(incoming, trailer) : incoming;
  const eTag = await spool.withBody(body, async (spooled) => {
    checkUploadBody(request, trailer, spooled);
    const { size } = spooled;
    const eTag = spooled.md5.toString("hex");
    const { bucket, key } = request;
    const notification = await oneAtATime(bucket, async () => {
      const isTaken = findHeader(request, "if-none-match") === "*" && (await files.has(request));
      if (isTaken) throw new S3Error("PreconditionFailed");
      const eventTime = now().toISOString();
      const prepared = await notifications.prepare({ bucket, key, size, eTag, eventTime });
      try {
        await files.store(request, spooled, storedHeaders(request));
      } catch (error) {
        await prepared.discard();
        throw error;
      }
      return prepared;
    });
    await notification.send();
    return eTag;
  });
  response.writeHead(200, { ETag: `"${eTag}"`, "Content-Length": 0 }).end();
};

const storedNames =
  /^(cache-control|content-disposition|content-encoding|content-language|content-type|expires|x-amz-meta-.*)$/;

const storedHeaders = ({ headers }: S3Request): Record<string, string> => {
  const stored = Object.entries(headers)
    .filter(([name]) => storedNames.test(name))
    // The body was decoded when it arrived.
    .map(([name, value]) => [name, name === "content-encoding" ? withoutAwsChunked(value) : value])
    .filter(([, value]) => value !== "");
  return Object.fromEntries(stored);
};

const withoutAwsChunked = (encodings: string): string =>
  encodings
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "aws-chunked")
    .join(",");
