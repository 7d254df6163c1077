import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsRule } from "./cors.ts";
import type { Notifications } from "./notifications.ts";
import type { ObjectFiles } from "./object-files.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import type { S3Request } from "./s3-request.ts";
import type { Spool } from "./spool.ts";

/** What operations need of the server. */
export type S3Context = {
  readonly files: ObjectFiles;
  readonly spool: Spool;
  readonly notifications: Notifications;
  /** By bucket: one task at a time reads or changes its files. */
  readonly oneAtATime: OneAtATime;
  /** By bucket; in memory only. */
  readonly corsRules: Map<string, readonly CorsRule[]>;
  /** Throws an S3Error `ServiceUnavailable` if there is no space for an upload of this size. */
  readonly refuseOnFullDisk: (bucket: string, byteSize: number) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Answers a request whose signature is verified and whose bucket exists.
 *
 * @throws S3Error for a refused request.
 */
export type Operation = (
  context: S3Context,
  request: S3Request,
  incoming: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;
