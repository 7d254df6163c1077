import { join } from "node:path";
import { migrateDatabase } from "@iotd/core/database/migrate";
import { databaseName } from "@iotd/core/database/name";
import { errorSentence } from "@iotd/core/error-sentence";
import type { Logger } from "@iotd/core/logging";
import { startPostgres } from "@iotd/local-aws";
import { createDatabase } from "@iotd/local-aws/create-database";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy.ts";
import type { Secrets } from "./secrets.ts";
import type { LocalSettings } from "./settings.ts";

type DatabaseSettings = Pick<LocalSettings, "dataDirectory"> & {
  /** A server that is already running. @default starts one */
  readonly databaseUrl?: string | undefined;
  /** As for `startDatabaseProxy`. */
  readonly region?: string | undefined;
};

/**
 * Starts PostgreSQL, or uses the server in `settings`, starts a proxy for it as in the cloud, and migrates
 * the database.
 *
 * @throws Error of one line if a server in `settings` cannot be used.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  secrets: Pick<Secrets, "rolePassword" | "accessKeys">,
  log: Logger,
): Promise<DatabaseProxy> {
  if (settings.databaseUrl !== undefined) {
    const url = new URL(settings.databaseUrl);
    const name = decodeURIComponent(url.pathname.slice(1)) || databaseName;
    // The database may not exist yet; `postgres` always exists.
    url.pathname = "/postgres";
    return openAt({ adminUrl: url.toString(), name }, settings, secrets, log).catch(
      (error: unknown) => {
        throw new Error(
          `The PostgreSQL server at ${url.host} cannot be used: ${errorSentence(error)}`,
          { cause: error },
        );
      },
    );
  }
  const server = await startPostgres({
    dataDirectory: join(settings.dataDirectory, "postgres"),
    onRestart: (sentence) => log.warn(sentence),
  });
  try {
    const at = { adminUrl: server.url, name: databaseName };
    const database = await openAt(at, settings, secrets, log);
    return {
      ...database,
      stop: async () => {
        await database.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openAt(
  at: { readonly adminUrl: string; readonly name: string },
  { dataDirectory, region }: DatabaseSettings,
  { rolePassword, accessKeys }: Pick<Secrets, "rolePassword" | "accessKeys">,
  log: Logger,
): Promise<DatabaseProxy> {
  const database = await createDatabase({ ...at, rolePassword });
  const proxy = await startDatabaseProxy({ database, accessKeys, dataDirectory, region, log });
  try {
    await migrateDatabase(proxy.connectionOf("iotd_owner"));
    return proxy;
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}
