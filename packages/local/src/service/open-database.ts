import { join } from "node:path";
import { migrateDatabase } from "@iotd/core/database/migrate";
import { errorSentence } from "@iotd/core/error-sentence";
import type { Logger } from "@iotd/core/logging";
import { startPostgres } from "@iotd/local-aws";
import { createDatabase } from "@iotd/local-aws/create-database";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy.ts";
import type { Secrets } from "./secrets.ts";
import type { LocalSettings } from "./settings.ts";

const defaultName = "iotd";

type DatabaseSettings = Pick<LocalSettings, "dataDirectory"> & {
  /** A server that runs already. @default one of our own */
  readonly databaseUrl?: string | undefined;
  /** As `startDatabaseProxy` takes it. */
  readonly region?: string | undefined;
};

/**
 * Starts PostgreSQL, or takes the server that `settings` points at, with a proxy before it as in the
 * cloud, and brings its database up to date.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  secrets: Pick<Secrets, "rolePassword" | "accessKeys">,
  log: Logger,
): Promise<DatabaseProxy> {
  if (settings.databaseUrl !== undefined) {
    const url = new URL(settings.databaseUrl);
    const name = decodeURIComponent(url.pathname.slice(1)) || defaultName;
    // The named database may not exist yet; `postgres` always does.
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
  const server = await startPostgres({ dataDirectory: join(settings.dataDirectory, "postgres") });
  try {
    const at = { adminUrl: server.url, name: defaultName };
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
