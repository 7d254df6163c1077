import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { hasErrorCode } from "../error-code.ts";
import { listenLocally, stopHttpServer } from "../local-server.ts";
import { makePrivateFolder } from "../private-folder.ts";
import { localRegion } from "../region.ts";
import { allowReading, answerPreflight } from "./cors.ts";
import { refuseOnFullDisk, withoutDiskSpace } from "./disk-space.ts";
import { createBucket, findOperation } from "./find-operation.ts";
import { openNotifications } from "./notifications.ts";
import type { ObjectCreated } from "./object-created.ts";
import { objectFiles } from "./object-files.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { S3Context } from "./operation.ts";
import { S3Error, sendError } from "./s3-error.ts";
import { readRequest } from "./s3-request.ts";
import { type Credentials, verifySignature } from "./signature.ts";
import { openSpool } from "./spool.ts";

/** Where and how an S3 server runs. */
export type S3Options = {
  /** Folder for the objects, created if missing. */
  readonly dataDirectory: string;
  /** Created if missing. */
  readonly buckets: readonly string[];
  /**
   * Called for every created object, after it can be read and before its uploader gets an answer. At
   * least once: if this process is killed in between, at the next start. If it fails, the uploader
   * gets a 500 and it is called again at the next start.
   */
  readonly onObjectCreated: (event: ObjectCreated) => Promise<void>;
  /**
   * How many bytes of the disk must stay free after an upload to `bucket`, because other programs need them.
   * @default 0
   */
  readonly reserveBytes?: (bucket: string) => number;
  /** Called with the reason of every answer 500 and 503. @default prints it */
  readonly onError?: (error: unknown) => void;
};

/** A running S3 server and what a client needs to use it. */
export type S3 = Credentials & {
  /** `http://127.0.0.1:PORT`. Buckets are named in the path. */
  readonly endpoint: string;
  readonly region: string;
  /** Accepts no more requests and resolves when those under way are answered; after 5 seconds they are cut off. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts an S3 server on 127.0.0.1. Every request must be signed. An upload is checked against its
 * checksums and `If-None-Match: *`, becomes visible whole or not at all, and causes an event
 * notification. Operations that this server does not know are refused (501), and uploads to a full disk
 * (503).
 */
export const startS3 = async ({
  dataDirectory,
  buckets,
  onObjectCreated,
  reserveBytes = () => 0,
  onError = console.error,
}: S3Options): Promise<S3> => {
  await makePrivateFolder(dataDirectory);
  const files = objectFiles(join(dataDirectory, "buckets"));
  for (const name of buckets) await files.createBucket(name);
  const context: S3Context = {
    files,
    spool: await openSpool(join(dataDirectory, "uploads")),
    notifications: await openNotifications({
      // Existing data directories have this name.
      directory: join(dataDirectory, "announcements"),
      send: onObjectCreated,
      isStored: files.has,
    }),
    oneAtATime: oneAtATime(),
    corsRules: new Map(),
    refuseOnFullDisk: (bucket, byteSize) =>
      refuseOnFullDisk(dataDirectory, byteSize, reserveBytes(bucket)),
    now: () => new Date(),
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = readRequest(incoming);
    const { method, bucket } = request;
    const corsRules = context.corsRules.get(bucket) ?? [];
    allowReading(request, corsRules, response);
    if (method === "OPTIONS") {
      answerPreflight(request, corsRules, response);
      return;
    }
    verifySignature(request, credentials, context.now());
    const operation = findOperation(request);
    if (operation !== createBucket && !(await files.hasBucket(bucket))) {
      throw new S3Error("NoSuchBucket");
    }
    await operation(context, request, incoming, response);
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((thrown: unknown) => {
      const error = withoutDiskSpace(dataDirectory, thrown);
      const isClientGone = ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].some((code) =>
        hasErrorCode(error, code),
      );
      const isRefusal = error instanceof S3Error && error.code !== "ServiceUnavailable";
      if (!isRefusal && !isClientGone) onError(error);
      sendError(response, error);
      // A client reads the answer only when it has sent the rest.
      incoming.resume();
    });
  });
  const port = await listenLocally(server);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: localRegion,
    ...credentials,
    stop: () => stopHttpServer(server, 5_000),
  };
};

const credentials: Credentials = { accessKeyId: "iotd-local", secretAccessKey: "iotd-local" };
