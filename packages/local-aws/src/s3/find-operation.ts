import { localRegion } from "../region.ts";
import { putBucketCors } from "./cors.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { getObject } from "./get-object.ts";
import { listObjects, listParameters } from "./list-objects.ts";
import type { Operation } from "./operation.ts";
import { putObject } from "./put-object.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

const headBucket: Operation = async (_context, _request, _incoming, response) => {
  response.writeHead(200, { "Content-Length": 0, "x-amz-bucket-region": localRegion }).end();
};

/** Does nothing if the bucket exists, as S3 does in us-east-1. */
export const createBucket: Operation = async ({ files }, { bucket }, _incoming, response) => {
  await files.createBucket(bucket);
  response.writeHead(200, { "Content-Length": 0, Location: `/${bucket}` }).end();
};

const operations: ReadonlyMap<string, Operation> = new Map([
  ["HEAD bucket", headBucket],
  ["PUT bucket", createBucket],
  ["PUT bucket?cors", putBucketCors],
  ["GET bucket?list-type=2", listObjects],
  ["POST bucket?delete", deleteObjects],
  ["PUT object", putObject],
  ["GET object", getObject],
  ["HEAD object", getObject],
  ["DELETE object", deleteObject],
]);

/**
 * The operation that `request` asks for. Copies, uploads in parts and form uploads are none, because
 * they would be neither checked nor notified.
 *
 * @throws S3Error `NotImplemented` for any other, and for a parameter that it does not know.
 */
export const findOperation = ({ method, bucket, key, query }: S3Request): Operation => {
  const target = bucket === "" ? "account" : key === "" ? "bucket" : "object";
  const parameters = query
    .filter(([name]) => !/^x-/i.test(name) && !listParameters.includes(name))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  const name = [`${method} ${target}`, ...parameters].join("?");
  const operation = operations.get(name);
  if (operation === undefined) {
    throw new S3Error("NotImplemented", `This server does not implement ${name}.`);
  }
  return operation;
};
