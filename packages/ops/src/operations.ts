import { randomBytes } from "node:crypto";
import type { Clock } from "@iotd/core/clock";
import type { DatabaseConnection } from "@iotd/core/database";
import { type MigrationResult, migrateDatabase } from "@iotd/core/database/migrate";
import { errorSentence } from "@iotd/core/error-sentence";
import { DomainError } from "@iotd/core/errors";
import { type SweepResult, sweepPictures } from "@iotd/core/picture";
import type { Bucket } from "@iotd/core/storage";
import { ensureAdministrator, newAdministratorSchema, sweepSessions } from "@iotd/core/user";
import type * as z from "zod";
import { withDatabase } from "./with-database.ts";

/** What operations work on. The connection must be that of `iotd_owner`, which alone has all permissions. */
export type OperationDeps = {
  readonly connection: DatabaseConnection;
  /** The folder of the migrations in a bundle. @default that of the source code */
  readonly migrationsFolder?: string | undefined;
  readonly uploads: Bucket;
  readonly media: Bucket;
  readonly now: Clock;
};

/** Migrates the database to the schema of this code. May be repeated. */
export const migrate = ({
  connection,
  migrationsFolder,
}: Pick<OperationDeps, "connection" | "migrationsFolder">): Promise<MigrationResult> =>
  migrateDatabase(connection, migrationsFolder);

/** The parameters of `create-admin`. */
export const createAdminSchema = newAdministratorSchema.partial({ password: true });

/**
 * Creates an administrator, or gives an existing one a new password and turns their second factor off, for
 * people who have lost both. Generates and returns a password if none is given; it is stored only as a
 * hash.
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

/** How many failures the log contains. A line of CloudWatch has room for 256 kB. */
const loggedFailures = 20;

/**
 * The daily clean-up of unfinished uploads, old deleted pictures and expired sessions. Returns the counts. Throws
 * `DomainError` "unavailable" with the counts if pictures failed, after it has handled all others.
 */
export async function sweep({
  connection,
  uploads,
  media,
  now,
}: OperationDeps): Promise<Omit<SweepResult, "failures"> & { sessions: number }> {
  const { failures, ...counts } = await withDatabase(connection, async (db) => {
    // First, because it does not need S3.
    const sessions = await sweepSessions({ db, now: now() });
    return { ...(await sweepPictures({ db, uploads, media, now: now() })), sessions };
  });
  const [first] = failures;
  if (!first) return counts;
  const done = Object.entries(counts).map(([outcome, count]) => `${outcome}: ${count}`);
  throw new DomainError(
    "unavailable",
    `The sweep handled all but ${failures.length} of the pictures (${done.join(", ")}). Run it again. ` +
      `The first failure is of picture ${first.pictureId}: ${errorSentence(first.error)}`,
    {
      cause: new AggregateError(
        failures
          .slice(0, loggedFailures)
          .map(({ pictureId, error }) => new Error(`picture ${pictureId}`, { cause: error })),
      ),
    },
  );
}
