import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { S3Request } from "./s3-request.ts";
import type { Spool } from "./spool.ts";
import { checkUploadBody } from "./upload-checks.ts";

/**
 * The body of a request, which is XML.
 *
 * @throws S3Error as `checkUploadBody` does.
 */
export const readXmlBody = (
  spool: Spool,
  request: S3Request,
  incoming: IncomingMessage,
): Promise<string> =>
  spool.withBody(incoming, async (body) => {
    checkUploadBody(request, new Map(), body);
    return await readFile(body.path, "utf8");
  });
