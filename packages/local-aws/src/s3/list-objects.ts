import { formEncode } from "../form-encode.ts";
import type { Operation } from "./operation.ts";
import { S3Error } from "./s3-error.ts";
import { element, sendXml, textElements } from "./xml.ts";

/** The parameters of ListObjectsV2 that this server knows. */
export const listParameters: readonly string[] = [
  "prefix",
  "max-keys",
  "start-after",
  "continuation-token",
  "encoding-type",
];

const mostKeys = 1_000;

/**
 * ListObjectsV2: the objects of a bucket in the order of their keys, up to 1,000 in one answer.
 *
 * @throws S3Error `InvalidArgument` if `max-keys` is not a number.
 */
export const listObjects: Operation = async (
  { files, oneAtATime },
  { bucket, query },
  _incoming,
  response,
) => {
  const parameters = new Map(query);
  const maxKeys = parameters.get("max-keys") ?? `${mostKeys}`;
  if (!/^\d{1,9}$/.test(maxKeys)) throw new S3Error("InvalidArgument");
  const prefix = parameters.get("prefix") ?? "";
  const token = parameters.get("continuation-token");
  const startAfter = parameters.get("start-after");
  const after = token === undefined ? (startAfter ?? "") : keyIn(token);
  const encodingType = parameters.get("encoding-type");
  const encode = encodingType === "url" ? formEncode : (key: string) => key;

  const { keys, objects, last } = await oneAtATime(bucket, async () => {
    const found = await files.keys(bucket);
    const keys = found.filter((key) => key.startsWith(prefix) && key > after);
    const page = keys.slice(0, Math.min(Number(maxKeys), mostKeys));
    const objects = await Promise.all(
      page.map(async (key) => ({ key, details: await files.describe({ bucket, key }) })),
    );
    return { keys, objects, last: page.at(-1) };
  });

  const isTruncated = last !== undefined && last !== keys.at(-1);
  const summary = textElements({
    Name: bucket,
    Prefix: encode(prefix),
    StartAfter: startAfter && encode(startAfter),
    ContinuationToken: token,
    NextContinuationToken: isTruncated ? tokenOf(last) : undefined,
    EncodingType: encodingType,
    MaxKeys: maxKeys,
    KeyCount: objects.length,
    IsTruncated: isTruncated,
  });
  const contents = objects.map(({ key, details }) =>
    element(
      "Contents",
      textElements({
        Key: encode(key),
        LastModified: details?.modifiedAt.toISOString(),
        ETag: `"${details?.eTag}"`,
        Size: details?.size,
        StorageClass: "STANDARD",
      }),
    ),
  );
  sendXml(response, 200, element("ListBucketResult", summary + contents.join("")));
};

const tokenOf = (key: string): string => Buffer.from(key).toString("base64url");
const keyIn = (token: string): string => Buffer.from(token, "base64url").toString();
