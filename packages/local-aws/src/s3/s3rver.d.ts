// The package has no types of its own; these are the parts used here.
declare module "@20minutes/s3rver" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type S3rverOptions = {
    /** Holds a folder for each bucket. */
    directory: string;
    silent?: boolean;
    /** Whether a request is served though its signature is wrong. */
    allowMismatchedSignatures?: boolean;
    /** Whether a bucket may be named by the host instead of the path. */
    vhostBuckets?: boolean;
  };

  class S3rver {
    constructor(options: S3rverOptions);
    /** Its HTTP handler. The promise resolves when the answer is prepared, not when it is sent. */
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    logger: { close(): void };
  }
  export = S3rver;
}
