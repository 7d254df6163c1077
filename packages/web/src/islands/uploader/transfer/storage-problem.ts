import { UploadProblemError } from "./upload-problem.ts";

/**
 * What the storage's answer to a PUT means, and undefined if the bytes are there: then, or since
 * an earlier attempt of which we never heard (412: the key may be written once only).
 *
 * `body` is S3's error in XML, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function problemOfStorage(status: number, body: string): UploadProblemError | undefined {
  if ((status >= 200 && status < 300) || status === 412) return undefined;
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? "";
  return new UploadProblemError("interrupted", sentenceOf(status, code, body));
}

function sentenceOf(status: number, code: string, body: string): string {
  if (damaged.has(code)) return "The file was damaged on its way. Retry to send it again.";
  if (status === 403 && /expired/i.test(body)) {
    return "The time to upload has expired. Retry to get a new upload.";
  }
  if (status === 403) {
    return "The storage refused the file. Retry; if it happens again, tell the people who run this site.";
  }
  if (code === "RequestTimeout") return "The connection was too slow. Retry when it is better.";
  return `The storage could not take the file (status ${status}). Retry in a moment.`;
}

const damaged = new Set([
  "BadDigest",
  "InvalidDigest",
  "XAmzContentChecksumMismatch",
  "XAmzContentSHA256Mismatch",
  "IncompleteBody",
]);
