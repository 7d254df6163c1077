import { S3Error } from "./s3-error.ts";

/**
 * Decodes a body in the encoding `aws-chunked`, which the AWS SDK uses for streams: chunks of
 * `size-in-hex CRLF bytes CRLF`, the last of size 0, then header lines. They are in `trailer`, by
 * lower-case name, after the last byte.
 *
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 *
 * @throws S3Error `IncompleteBody` if the body ends early or is not in that encoding.
 */
export async function* decodeAwsChunked(
  body: AsyncIterable<Buffer>,
  trailer: Map<string, string>,
): AsyncGenerator<Buffer> {
  const input = body[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);

  const readMore = async (): Promise<void> => {
    const { done, value } = await input.next();
    if (done === true) throw new S3Error("IncompleteBody");
    buffered = buffered.length === 0 ? value : Buffer.concat([buffered, value]);
  };
  const readLine = async (): Promise<string> => {
    let end = buffered.indexOf("\r\n");
    while (end === -1) {
      if (buffered.length > longestLine) throw new S3Error("IncompleteBody");
      await readMore();
      end = buffered.indexOf("\r\n");
    }
    const line = buffered.toString("latin1", 0, end);
    buffered = buffered.subarray(end + 2);
    return line;
  };

  for (let size = chunkSize(await readLine()); size > 0; size = chunkSize(await readLine())) {
    for (let remaining = size; remaining > 0; ) {
      if (buffered.length === 0) await readMore();
      const bytes = buffered.subarray(0, remaining);
      buffered = buffered.subarray(bytes.length);
      remaining -= bytes.length;
      yield bytes;
    }
    if ((await readLine()) !== "") throw new S3Error("IncompleteBody");
  }
  for (let line = await readLine(); line !== ""; line = await readLine()) {
    const [name = "", value = ""] = line.split(/:(.*)/);
    trailer.set(name.trim().toLowerCase(), value.trim());
  }
  // All of the body must be read, or the next request on the connection would begin inside it.
  while ((await input.next()).done !== true);
}

const longestLine = 16_384;

const chunkSize = (line: string): number => {
  const size = /^[0-9a-f]{1,8}(?=;|$)/i.exec(line)?.[0];
  if (size === undefined) throw new S3Error("IncompleteBody");
  return Number.parseInt(size, 16);
};
