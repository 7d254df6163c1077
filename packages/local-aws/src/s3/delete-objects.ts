import type { Operation } from "./operation.ts";
import { readXmlBody } from "./read-xml-body.ts";
import { S3Error } from "./s3-error.ts";
import { isSafeKey } from "./s3-request.ts";
import { element, findTexts, sendXml, textElements } from "./xml.ts";

/** DeleteObject; succeeds if there is no such object. */
export const deleteObject: Operation = async (
  { files, oneAtATime },
  request,
  _incoming,
  response,
) => {
  await oneAtATime(request.bucket, () => files.remove(request));
  response.writeHead(204).end();
};

/**
 * DeleteObjects: up to 1,000 keys; one of no object counts as deleted.
 *
 * @throws S3Error `MalformedXML` or, if one of the keys is no safe path, `InvalidURI`.
 */
export const deleteObjects: Operation = async (
  { files, oneAtATime, spool },
  request,
  incoming,
  response,
) => {
  const { bucket } = request;
  const keys = findTexts(await readXmlBody(spool, request, incoming), "Key");
  if (keys.length === 0 || keys.length > 1_000) throw new S3Error("MalformedXML");
  if (!keys.every(isSafeKey)) throw new S3Error("InvalidURI");
  await oneAtATime(bucket, async () => {
    for (const key of keys) await files.remove({ bucket, key });
  });
  const deleted = keys.map((Key) => element("Deleted", textElements({ Key })));
  sendXml(response, 200, element("DeleteResult", deleted.join("")));
};
