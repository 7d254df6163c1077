import type { IncomingMessage, ServerResponse } from "node:http";
import type { Announcements } from "./announcements.ts";
import { decodeAwsChunked } from "./aws-chunked.ts";
import type { ObjectFiles } from "./object-files.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import { S3Error } from "./s3-error.ts";
import { findHeader, type S3Request } from "./s3-request.ts";
import type { Spool } from "./spool.ts";
import { checkUploadBody, checkUploadHead, isAwsChunked } from "./upload-checks.ts";

/** What an upload needs of the server. */
export type UploadContext = {
  readonly files: ObjectFiles;
  readonly spool: Spool;
  readonly announcements: Announcements;
  /** Named by bucket. */
  readonly oneChangeAtATime: OneAtATime;
  readonly now: () => Date;
};

/**
 * Answers PUT Object, signature verified. The object is stored only if its body arrived whole and is
 * what the headers promise; with `If-None-Match: *` only if there is none of that name, whoever else
 * uploads at the same time. The answer is sent after the creation was announced.
 *
 * @throws S3Error for a refused upload, which leaves nothing behind.
 */
export const putObject = async (
  context: UploadContext,
  request: S3Request & { readonly bucket: string; readonly key: string },
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  checkUploadHead(request);
  if (!(await context.files.hasBucket(request.bucket))) throw new S3Error("NoSuchBucket");

  const trailer = new Map<string, string>();
  const body = isAwsChunked(request) ? decodeAwsChunked(incoming, trailer) : incoming;
  const eTag = await context.spool.withBody(body, async (spooled) => {
    checkUploadBody(request, trailer, spooled);
    const eTag = spooled.md5.toString("hex");
    const { bucket, key } = request;
    const announcement = await context.oneChangeAtATime(bucket, async () => {
      const isTaken =
        findHeader(request, "if-none-match") === "*" && (await context.files.has(request));
      if (isTaken) throw new S3Error("PreconditionFailed");
      const eventTime = context.now().toISOString();
      const recorded = await context.announcements.record({
        ...{ bucket, key, eTag, eventTime },
        size: spooled.size,
      });
      try {
        await context.files.store(request, spooled, storedHeaders(request));
      } catch (error) {
        await recorded.withdraw();
        throw error;
      }
      return recorded;
    });
    await announcement.make();
    return eTag;
  });
  response.writeHead(200, { ETag: `"${eTag}"`, "Content-Length": 0 }).end();
};

const storedNames =
  /^(cache-control|content-disposition|content-encoding|content-language|content-type|expires|x-amz-meta-.*)$/;

const storedHeaders = ({ headers }: S3Request): Record<string, string> => {
  const stored = Object.entries(headers)
    .filter(([name]) => storedNames.test(name))
    // That encoding was undone on the way in.
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
