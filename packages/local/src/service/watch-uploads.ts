import { setInterval } from "node:timers/promises";
import type { Database } from "@iotd/core/database";
import { listEditorPictures } from "@iotd/core/picture";
import { originalKey } from "@iotd/core/picture/object-keys";
import type { Bucket } from "@iotd/core/storage";
import type { ObjectCreated } from "@iotd/local-aws";

const intervalMilliseconds = 1_000;

/**
 * Checks once a second for the originals that pictures await, for S3 servers that do not send event
 * notifications. As with S3, there may be several calls for one object. Returns a function that stops it.
 */
export function watchUploads({
  db,
  uploads,
  bucket,
  onObjectCreated,
  onError,
}: {
  readonly db: Database;
  readonly uploads: Bucket;
  readonly bucket: string;
  readonly onObjectCreated: (event: ObjectCreated) => Promise<void>;
  readonly onError: (error: unknown) => void;
}): () => Promise<void> {
  const check = async () => {
    const awaited = await listEditorPictures(
      { db, now: new Date() },
      { limit: 100, sort: "uploaded", status: "awaiting_upload", deleted: "false" },
    );
    for (const { id, uploadId } of awaited.items) {
      const key = originalKey(id, uploadId);
      const found = await uploads.head(key);
      if (found)
        await onObjectCreated({
          bucket,
          key,
          size: found.byteSize,
          eTag: "",
          eventTime: new Date().toISOString(),
        });
    }
  };
  const stopping = new AbortController();
  const watching = (async () => {
    for await (const _ of setInterval(intervalMilliseconds, undefined, {
      signal: stopping.signal,
    })) {
      await check().catch(onError);
    }
  })().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return () => {
    stopping.abort();
    return watching;
  };
}
