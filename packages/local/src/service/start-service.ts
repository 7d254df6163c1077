import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createAdminApp } from "@iotd/api/admin-app";
import { createApiDocument } from "@iotd/api/api-document";
import { createAuth } from "@iotd/api/auth";
import { createPublicApp } from "@iotd/api/public-app";
import { systemClock } from "@iotd/core/clock";
import { connectDatabase, type Database, pingDatabase } from "@iotd/core/database";
import type { LoginRole } from "@iotd/core/database/login-roles";
import { processingAttempts } from "@iotd/core/picture/limits";
import { connectS3, createUploadSigner, openBucket } from "@iotd/core/storage/s3";
import { createHandler } from "@iotd/image-processor/handler";
import { createDeferred, type ObjectCreated, openQueue, s3EventBody } from "@iotd/local-aws";
import { createAdmin } from "@iotd/ops";
import { buildAssets } from "@iotd/web/build-assets";
import { awaitReady } from "./await-ready.ts";
import { createCleanUp } from "./clean-up.ts";
import { createEdge } from "./edge.ts";
import { listen } from "./listen.ts";
import { lockFolder } from "./lock-folder.ts";
import { openDatabase } from "./open-database.ts";
import { openLog } from "./open-log.ts";
import { bucketNames, openStorage } from "./open-storage.ts";
import { writeRunningService } from "./running-service.ts";
import { loadSecrets } from "./secrets.ts";
import type { LocalSettings } from "./settings.ts";
import { watchUploads } from "./watch-uploads.ts";

/** The service can be reached from its own machine only. */
const defaultPassword = "picture-of-the-day";

/** A running service. */
export type LocalService = {
  readonly url: string;
  readonly admin: { readonly email: string; readonly password: string };
  readonly logFile: string;
  /** Stops all parts of the service and resolves when they have ended. May be called twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the service on this machine: database, object storage, queue, image-processor and web server.
 * Resolves when `/health/ready` succeeds. If a part fails to start, it stops the others and throws an
 * error of one line.
 */
export async function startService(
  settings: LocalSettings,
  printWarning: (line: string) => void,
): Promise<LocalService> {
  const cleanUp = createCleanUp((error) =>
    printWarning(`Something could not be stopped: ${error}`),
  );
  try {
    return await start(settings, printWarning, cleanUp);
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}

async function start(
  settings: LocalSettings,
  printWarning: (line: string) => void,
  cleanUp: ReturnType<typeof createCleanUp>,
): Promise<LocalService> {
  const server = await listen(settings.port);
  cleanUp.add(server.stop);
  await makeDataDirectory(settings.dataDirectory);
  cleanUp.add(await lockFolder(settings.dataDirectory));
  const { log, file: logFile, close: closeLog } = openLog(settings.dataDirectory, printWarning);
  cleanUp.add(closeLog);
  const secrets = await loadSecrets(settings.dataDirectory);
  const site = {
    url: `http://localhost:${server.port}`,
    aliases: [`http://127.0.0.1:${server.port}`, `http://[::1]:${server.port}`],
    timeZone: settings.timeZone,
  };

  const database = await openDatabase(settings, secrets, log);
  cleanUp.add(database.stop);
  const connect = (role: LoginRole): Database => {
    const client = connectDatabase(database.connectionOf(role), {
      maxConnections: 10,
      onIdleError: (error) => log.warn("an idle database connection broke", { error }),
    });
    cleanUp.add(client.close);
    return client.db;
  };

  // The storage may send notifications as soon as it starts, so the queue is opened before. The consumer
  // of the queue waits for the storage.
  const consumer = createDeferred<ReturnType<typeof createHandler>>();
  consumer.promise.catch(() => undefined);
  const queue = await openQueue({
    directory: join(settings.dataDirectory, "queue"),
    maxReceiveCount: processingAttempts,
    retryDelaySeconds: (receiveCount) => 2 ** receiveCount,
    consume: async (event) => (await consumer.promise)(event),
    onFailure: ({ willRetry, ...failure }) =>
      log.warn(
        willRetry ? "a message failed and is retried" : "a message failed and is a dead letter",
        failure,
      ),
  });
  cleanUp.add(queue.stop);
  cleanUp.add(async () => consumer.reject(new Error("The service stops.")));
  const onObjectCreated = async (event: ObjectCreated) => {
    await queue.send(s3EventBody(event));
  };

  const storage = await openStorage(
    settings,
    [site.url, ...site.aliases],
    onObjectCreated,
    (error) => log.warn("the object storage failed", { error }),
  );
  cleanUp.add(storage.stop);
  const s3 = connectS3(storage.settings);
  const uploads = openBucket(s3, bucketNames.uploads);
  const media = openBucket(s3, bucketNames.media);
  consumer.resolve(
    createHandler({ db: connect("iotd_processor"), uploads, media, now: systemClock, log }),
  );

  const editorDb = connect("iotd_editor");
  if (!storage.sendsNotifications) {
    cleanUp.add(
      watchUploads({
        db: editorDb,
        uploads,
        bucket: bucketNames.uploads,
        onObjectCreated,
        onError: (error) => log.warn("checking for uploads failed", { error }),
      }),
    );
  }

  const admin = {
    email: settings.admin.email,
    password: settings.admin.password ?? defaultPassword,
  };
  const owner = {
    connection: database.connectionOf("iotd_owner"),
    uploads,
    media,
    now: systemClock,
  };
  await createAdmin(owner, { ...admin, name: "Editor" });

  const assets = await buildAssets();
  const deps = { log, now: systemClock, site: { ...site, assetsPath: assets.path } };
  server.serve(
    createEdge({
      media,
      assets,
      publicApp: createPublicApp({
        ...deps,
        db: connect("iotd_public"),
        readApiDocument: createApiDocument,
      }),
      adminApp: createAdminApp({
        ...deps,
        db: editorDb,
        auth: createAuth({ db: editorDb, site, log, secret: secrets.authSecret }),
        signUpload: createUploadSigner(s3, bucketNames.uploads, systemClock),
        uploadsOrigin: new URL(storage.settings.endpoint).origin,
        clientAddress: (c) => getConnInfo(c).remote.address,
        checks: {
          database: () => pingDatabase(editorDb),
          uploads: uploads.ping,
          media: media.ping,
        },
      }),
    }),
  );
  cleanUp.add(
    await writeRunningService(settings.dataDirectory, {
      ...database.environment,
      S3_ENDPOINT: storage.settings.endpoint,
      AWS_REGION: storage.settings.region,
      AWS_ACCESS_KEY_ID: storage.settings.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: storage.settings.credentials.secretAccessKey,
      UPLOADS_BUCKET: bucketNames.uploads,
      MEDIA_BUCKET: bucketNames.media,
    }),
  );
  // Stopped first, since they need all other parts: the web server, then the queue.
  cleanUp.add(queue.stop);
  cleanUp.add(server.stop);
  await awaitReady(`http://127.0.0.1:${server.port}`);
  return { url: site.url, admin, logFile, stop: cleanUp.run };
}

async function makeDataDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK);
  } catch (error) {
    throw new Error(
      `The folder ${directory} cannot be written. Allow it, or choose another: IOTD_DATA_DIR=/path/to/folder npm start`,
      { cause: error },
    );
  }
}
