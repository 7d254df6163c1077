import type { Database } from "@iotd/core/database";
import { listMigrations, type MigrationList } from "@iotd/core/database/list-migrations";
import { countPictures, findPictureAt, type PictureCounts } from "@iotd/core/picture";
import { countEditors } from "@iotd/core/user";
import type { OperationDeps } from "./operations.ts";
import { withDatabase } from "./with-database.ts";

/** The state of the database, for operators. */
export type Status = {
  readonly migrations: MigrationList;
  /** Missing, as are the fields below, if the database lacks migrations or has some that this code cannot read. */
  readonly pictures?: PictureCounts;
  /** The picture that visitors see now; null if none is published. `publishedAt` is in RFC 3339. */
  readonly shown?: {
    readonly id: string;
    readonly name: string;
    readonly publishedAt: string;
  } | null;
  readonly editors?: number;
};

/** Reads the status. Changes nothing. */
export async function status({
  connection,
  migrationsFolder,
  now,
}: Pick<OperationDeps, "connection" | "migrationsFolder" | "now">): Promise<Status> {
  return withDatabase(connection, async (db) => {
    const migrations = await listMigrations(db, migrationsFolder);
    if ([...migrations.pending, ...migrations.ahead.unreadable].length > 0) return { migrations };
    return {
      migrations,
      pictures: await countPictures({ db, now: now() }),
      shown: await findShown(db, now()),
      editors: await countEditors({ db }),
    };
  });
}

async function findShown(db: Database, now: Date): Promise<NonNullable<Status["shown"]> | null> {
  const found = await findPictureAt({ db }, now);
  if (!found?.publishedAt) return null;
  const { id, name, publishedAt } = found;
  return { id, name, publishedAt: publishedAt.toISOString() };
}
