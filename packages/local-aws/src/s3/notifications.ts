import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { unfinishedSuffix, writeFileDurably } from "../durable-file.ts";
import { parseFile } from "../parse-file.ts";
import { type ObjectCreated, objectCreated } from "./object-created.ts";

/** An event notification on disk, about an object that is being created. */
export type Notification = {
  /** Sends it and, once that has succeeded, deletes it from the disk. */
  readonly send: () => Promise<void>;
  /** Deletes it from the disk: the object was not created after all. */
  readonly discard: () => Promise<void>;
};

/** The event notifications that are still to be sent. */
export type Notifications = {
  /** Writes a notification to the disk, durably, before its object becomes visible. */
  readonly prepare: (event: ObjectCreated) => Promise<Notification>;
};

/**
 * Opens the notifications in `directory`. Every object that becomes visible is notified: what a killed
 * process has prepared and not sent is sent now, if `isStored` says that the object is there. There may
 * be several notifications of one object.
 *
 * @throws what `send` throws for one of those; it stays on disk.
 */
export const openNotifications = async ({
  directory,
  send,
  isStored,
}: {
  directory: string;
  send: (event: ObjectCreated) => Promise<void>;
  isStored: (event: ObjectCreated) => Promise<boolean>;
}): Promise<Notifications> => {
  const notificationAt = (path: string, event: ObjectCreated): Notification => ({
    send: async () => {
      await send(event);
      await rm(path);
    },
    discard: () => rm(path),
  });

  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (name.endsWith(unfinishedSuffix)) {
      await rm(path);
      continue;
    }
    const event = parseFile(objectCreated, {
      file: path,
      text: await readFile(path, "utf8"),
      remedy:
        "Delete it and start again. If a picture then stays without its file, upload it again.",
    });
    const notification = notificationAt(path, event);
    await ((await isStored(event)) ? notification.send() : notification.discard());
  }

  return {
    prepare: async (event) => {
      const path = join(directory, `${randomUUID()}.json`);
      await writeFileDurably(path, JSON.stringify(event));
      return notificationAt(path, event);
    },
  };
};
