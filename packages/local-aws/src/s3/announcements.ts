import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { unfinishedSuffix, writeFileDurably } from "../durable-file.ts";
import { type ObjectCreated, objectCreated } from "./object-created.ts";

/** A creation that is on record until it is announced. */
export type Announcement = {
  /** Announces it and, when that has succeeded, strikes it off the record. */
  readonly make: () => Promise<void>;
  /** Strikes it off the record: the object was not created after all. */
  readonly withdraw: () => Promise<void>;
};

/** Record of the created objects that are still to be announced. */
export type Announcements = {
  /** Puts a creation on record, durably, before the object becomes visible. */
  readonly record: (event: ObjectCreated) => Promise<Announcement>;
};

/**
 * Opens the record kept in `directory`. An object is never visible without being announced: what a
 * killed process had put on record is announced now, if `isStored` says that the object is there.
 * An object may be announced more than once.
 *
 * @throws what `announce` throws for one of those; it stays on record.
 */
export const openAnnouncements = async ({
  directory,
  announce,
  isStored,
}: {
  directory: string;
  announce: (event: ObjectCreated) => Promise<void>;
  isStored: (event: ObjectCreated) => Promise<boolean>;
}): Promise<Announcements> => {
  const announcement = (path: string, event: ObjectCreated): Announcement => ({
    make: async () => {
      await announce(event);
      await rm(path);
    },
    withdraw: () => rm(path),
  });

  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (name.endsWith(unfinishedSuffix)) {
      await rm(path);
      continue;
    }
    const event = objectCreated.parse(JSON.parse(await readFile(path, "utf8")));
    const { make, withdraw } = announcement(path, event);
    await ((await isStored(event)) ? make() : withdraw());
  }

  return {
    record: async (event) => {
      const path = join(directory, `${randomUUID()}.json`);
      await writeFileDurably(path, JSON.stringify(event));
      return announcement(path, event);
    },
  };
};
