import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3-error.ts";

/** A request without its body. */
export type S3Request = {
  readonly method: string;
  /** Decoded, with its leading slash. */
  readonly path: string;
  /** Empty: the request is about the account. */
  readonly bucket: string;
  /** Empty: the request is about the bucket. */
  readonly key: string;
  /** The parameters, decoded, in their order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Whether `key` can be used as a path that stays in its folder, and is the only key with that path:
 * none of its parts is empty, `.` or `..`.
 */
export const isSafeKey = (key: string): boolean =>
  key.split("/").every((part) => !["", ".", ".."].includes(part) && !part.includes("\0"));

/**
 * Reads a request that names its bucket in the path (`/bucket/key`).
 *
 * @throws S3Error `InvalidURI` if it cannot be decoded or if bucket and key are not safe as paths.
 */
export const readRequest = (request: IncomingMessage): S3Request => {
  const [encodedPath, search] = splitOnce(request.url ?? "/", "?");
  const path = decode(encodedPath);
  const [bucket, key] = splitOnce(path.slice(1), "/");
  if (path !== "/" && !isSafeKey(key === "" ? bucket : `${bucket}/${key}`)) {
    throw new S3Error("InvalidURI");
  }
  return {
    method: request.method ?? "GET",
    path,
    bucket,
    key,
    query: search
      .split("&")
      .filter((parameter) => parameter !== "")
      .map((parameter) => splitOnce(parameter, "="))
      .map(([name, value]) => [decode(name), decode(value)] as const),
    headers: headersOf(request),
  };
};

/** The value of a header. As in S3, a parameter named `x-amz-…` of a presigned URL has precedence over the header. */
export const findHeader = ({ headers, query }: S3Request, name: string): string | undefined => {
  const parameter = name.startsWith("x-amz-")
    ? query.find(([parameterName]) => parameterName.toLowerCase() === name)
    : undefined;
  return parameter?.[1] ?? headers[name];
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(","),
    ]),
  );

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) throw new S3Error("InvalidURI");
    throw cause;
  }
};

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
};
