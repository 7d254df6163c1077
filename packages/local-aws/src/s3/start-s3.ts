import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import { hasErrorCode } from "../error-code.ts";
import { localRegion } from "../region.ts";
import { openAnnouncements } from "./announcements.ts";
import { allowReading, answerPreflight } from "./cors.ts";
import type { ObjectCreated } from "./object-created.ts";
import { objectFiles } from "./object-files.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { putObject } from "./put-object.ts";
import { S3Error, sendError } from "./s3-error.ts";
import { readRequest, type S3Request } from "./s3-request.ts";
import { type Credentials, verifySignature } from "./signature.ts";
import { openSpool } from "./spool.ts";

/** A bucket, created if missing, and the origins whose pages may use it (`http://127.0.0.1:3000`). */
export type BucketSettings = { readonly name: string; readonly corsOrigins?: readonly string[] };

/** Where and how an S3 server runs. */
export type S3Options = {
  /** Folder that keeps the objects, created if missing. */
  readonly dataDirectory: string;
  /** @default a free one */
  readonly port?: number;
  readonly buckets: readonly BucketSettings[];
  /**
   * Is told of every object created, after it can be read and before its uploader gets an answer. At
   * least once: if this process is killed in between, at the next start. If it fails, the uploader
   * gets a 500 and it is told again at the next start.
   */
  readonly onObjectCreated: (event: ObjectCreated) => Promise<void>;
  /** Is given the reason of every answer 500. @default prints it */
  readonly onError?: (error: unknown) => void;
};

/** A running S3 server and what a client needs to use it. */
export type S3 = Credentials & {
  /** `http://127.0.0.1:PORT`. Buckets are named in the path. */
  readonly endpoint: string;
  readonly region: string;
  /** Takes no more requests and resolves when those under way are answered; after 5 seconds they are cut off. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts an S3 server on 127.0.0.1. s3rver keeps the objects and answers reading, listing and
 * deleting; what it lacks is done here: every request must be signed; an upload is checked against
 * its checksums and `If-None-Match: *`, becomes visible whole or not at all and is announced.
 *
 * Uploads in parts, copies and form uploads are refused (501), because they would be neither checked
 * nor announced.
 *
 * @throws Error in one sentence if the given port is taken.
 */
export const startS3 = async ({
  dataDirectory,
  port = 0,
  buckets,
  onObjectCreated,
  onError = console.error,
}: S3Options): Promise<S3> => {
  const bucketsDirectory = join(dataDirectory, "buckets");
  for (const { name } of buckets) await mkdir(join(bucketsDirectory, name), { recursive: true });
  const files = objectFiles(bucketsDirectory);
  const context = {
    files,
    spool: await openSpool(join(dataDirectory, "uploads")),
    announcements: await openAnnouncements({
      directory: join(dataDirectory, "announcements"),
      announce: onObjectCreated,
      isStored: files.has,
    }),
    oneChangeAtATime: oneAtATime(),
    now: () => new Date(),
  };
  const s3rver = new S3rver({
    directory: bucketsDirectory,
    silent: true,
    vhostBuckets: false,
    // Verified here already. Its own check takes the SDK's request to list a bucket for forged.
    allowMismatchedSignatures: true,
  });
  const passOn = s3rver.callback();
  const originsOf = ({ bucket }: S3Request) =>
    buckets.find(({ name }) => name === bucket)?.corsOrigins ?? [];

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = readRequest(incoming);
    allowReading(request, originsOf(request), response);
    if (request.method === "OPTIONS") {
      answerPreflight(request, originsOf(request), response);
      return;
    }
    verifySignature(request, credentials, context.now());
    const { method, bucket, key } = request;
    if (method === "PUT" && bucket !== undefined && key !== undefined) {
      await putObject(context, { ...request, bucket, key }, incoming, response);
    } else if (method === "GET" || method === "HEAD") {
      await passOn(incoming, response);
    } else {
      if (method === "POST" && !isDeletion(request)) throw new S3Error("NotImplemented");
      await context.oneChangeAtATime(bucket ?? "", () => passOn(incoming, response));
    }
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      const isOurs = !(error instanceof S3Error) && !hasErrorCode(error, "ECONNRESET");
      if (isOurs) onError(error);
      sendError(response, error);
      // A client reads the answer only when it has sent the rest.
      incoming.resume();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((cause: unknown) => {
    s3rver.logger.close();
    if (!hasErrorCode(cause, "EADDRINUSE")) throw cause;
    throw new Error(`Port ${port} of 127.0.0.1 is taken by another program.`, { cause });
  });
  const address = server.address();
  const usedPort = typeof address === "object" && address !== null ? address.port : port;

  return {
    endpoint: `http://127.0.0.1:${usedPort}`,
    region: localRegion,
    ...credentials,
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      const impatience = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(impatience);
      s3rver.logger.close();
    },
  };
};

// The only ones that s3rver knows.
const credentials: Credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

const isDeletion = ({ key, query }: S3Request): boolean =>
  key === undefined && query.some(([name]) => name === "delete");
