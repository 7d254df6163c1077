import { randomBytes } from "node:crypto";
import type { Clock } from "@iotd/core/clock";
import type { DatabaseConnection } from "@iotd/core/database";
import { type MigrationResult, migrateDatabase } from "@iotd/core/database/migrate";
import { type SweepResult, sweepPictures } from "@iotd/core/picture";
import type { Bucket } from "@iotd/core/storage";
import { ensureAdministrator, newAdministratorSchema, sweepSessions } from "@iotd/core/user";
import type * as z from "zod";
import { withDatabase } from "./with-database.ts";

/** What operations work on. The connection is that of `iotd_owner`, the only role that may do all of it. */
export type OperationDeps = {
  readonly connection: DatabaseConnection;
  /** Where a bundle keeps its migrations. @default those of the sources */
  readonly migrationsFolder?: string | undefined;
  readonly uploads: Bucket;
  readonly media: Bucket;
  readonly now: Clock;
};

/** Brings the database to this code's schema; with nothing to do it changes nothing. */
export const migrate = ({
  connection,
  migrationsFolder,
}: Pick<OperationDeps, "connection" | "migrationsFolder">): Promise<MigrationResult> =>
  migrateDatabase(connection, migrationsFolder);

export const createAdminSchema = newAdministratorSchema.partial({ password: true });

/**
 * Makes sure that an administrator can sign in, as the old project's `createsu` did: also one who has
 * lost everything, as a new password turns their second factor off. Without a password it makes one
 * up and returns it: nobody will see it again.
 */
export async function createAdmin(
  { connection, now }: OperationDeps,
  { email, name, password }: z.infer<typeof createAdminSchema>,
): Promise<{ email: string; created: boolean; generatedPassword?: string }> {
  const generatedPassword = randomBytes(15).toString("base64url");
  const administrator = { email, name, password: password ?? generatedPassword };
  const { created } = await withDatabase(connection, (db) =>
    ensureAdministrator({ db, now: now() }, administrator),
  );
  return { email, created, ...(password === undefined && { generatedPassword }) };
}

/** The daily clean-up: unfinished uploads, pictures deleted long ago, expired sessions. */
export async function sweep({
  connection,
  uploads,
  media,
  now,
}: OperationDeps): Promise<SweepResult & { sessions: number }> {
  return withDatabase(connection, async (db) => ({
    ...(await sweepPictures({ db, uploads, media, now: now() })),
    sessions: await sweepSessions({ db, now: now() }),
  }));
}
