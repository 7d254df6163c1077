import { UploadProblemError } from "./upload-problem.ts";

/**
 * The problem that the storage's answer to a PUT stands for; undefined if the file has arrived. That
 * includes 412: a key can be written only once, so an earlier attempt succeeded without its answer.
 *
 * `body` is S3's error in XML, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function problemOfStorage(status: number, body: string): UploadProblemError | undefined {
  if ((status >= 200 && status < 300) || status === 412) return undefined;
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? "";
  return new UploadProblemError("interrupted", sentenceOf(status, code, body));
}

function sentenceOf(status: number, code: string, body: string): string {
  if (damaged.has(code)) return "The file was damaged during the upload. Retry to send it again.";
  if (status === 403 && /expired/i.test(body)) {
    return "The time to upload has expired. Retry to get a new upload.";
  }
  if (status === 403) {
    return "The storage refused the file. Retry. If it happens again, tell an administrator.";
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
