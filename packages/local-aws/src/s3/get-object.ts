import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ObjectDetails } from "./object-files.ts";
import type { Operation } from "./operation.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/**
 * GET Object and HEAD Object: all of it or one range, under the conditions that S3 knows. The answer
 * is one version of the object, even if it is replaced or deleted meanwhile.
 *
 * @throws S3Error `NoSuchKey`, `PreconditionFailed` or `InvalidRange`.
 */
export const getObject: Operation = async (
  { files, oneAtATime },
  request,
  _incoming,
  response,
): Promise<void> => {
  const { details, file } = await oneAtATime(request.bucket, async () => {
    const details = await files.describe(request);
    if (details === undefined) throw new S3Error("NoSuchKey");
    return { details, file: await open(details.path) };
  });
  try {
    response.setHeader("ETag", `"${details.eTag}"`);
    response.setHeader("Last-Modified", details.modifiedAt.toUTCString());
    if (isNotModified(request, details)) {
      response.writeHead(304).end();
      return;
    }
    const { size } = details;
    const range = rangeOf(request, size);
    const { start, end } = range ?? { start: 0, end: size - 1 };
    response.writeHead(range ? 206 : 200, {
      "content-type": "binary/octet-stream",
      ...details.headers,
      ...(range && { "Content-Range": `bytes ${start}-${end}/${size}` }),
      "Accept-Ranges": "bytes",
      "Content-Length": end - start + 1,
    });
    if (request.method === "HEAD" || size === 0) response.end();
    else await pipeline(file.createReadStream({ start, end }), response);
  } finally {
    await file.close();
  }
};

/** @throws S3Error `PreconditionFailed` */
const isNotModified = ({ headers }: S3Request, { eTag, modifiedAt }: ObjectDetails): boolean => {
  // In whole seconds, as `Last-Modified` is; NaN, which nothing is greater or less than, without a time.
  const modified = Math.floor(modifiedAt.getTime() / 1_000) * 1_000;
  const timeIn = (name: string) => Date.parse(headers[name] ?? "");
  const names = (list: string) =>
    list.split(",").some((tag) => ["*", eTag].includes(tag.trim().replace(/^W\/|"/g, "")));

  const ifMatch = headers["if-match"];
  const isFailed =
    ifMatch === undefined ? modified > timeIn("if-unmodified-since") : !names(ifMatch);
  if (isFailed) throw new S3Error("PreconditionFailed");
  const ifNoneMatch = headers["if-none-match"];
  return ifNoneMatch === undefined ? modified <= timeIn("if-modified-since") : names(ifNoneMatch);
};

type Range = { readonly start: number; readonly end: number };

/**
 * The first and last byte of the one range that is asked for. Undefined for several and for what is
 * no range, which mean the whole object.
 *
 * @throws S3Error `InvalidRange` if the object has no byte of it.
 */
const rangeOf = ({ headers }: S3Request, size: number): Range | undefined => {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < Number(first)) return undefined;
  if (start >= size) throw new S3Error("InvalidRange");
  return { start, end };
};
