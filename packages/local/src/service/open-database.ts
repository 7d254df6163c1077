import { join } from "node:path";
import { type PreparedDatabase, prepareDatabase } from "../database/prepare-database.ts";
import { startPostgres } from "../servers/index.ts";
import type { LocalSettings } from "./settings.ts";

const defaultName = "iotd";

/** Starts PostgreSQL, or takes the server that `settings` points at, and brings its database up to date. */
export async function openDatabase(
  settings: LocalSettings,
  rolePassword: string,
): Promise<PreparedDatabase & { readonly stop: () => Promise<void> }> {
  if (settings.databaseUrl !== undefined) {
    const url = new URL(settings.databaseUrl);
    const name = decodeURIComponent(url.pathname.slice(1)) || defaultName;
    // The named database may not exist yet; `postgres` always does.
    url.pathname = "/postgres";
    const database = await prepareDatabase({ adminUrl: url.toString(), name, rolePassword }).catch(
      (error: unknown) => {
        throw new Error(
          `The PostgreSQL server at ${url.host} cannot be used: ${messageOf(error)}`,
          { cause: error },
        );
      },
    );
    return { ...database, stop: async () => undefined };
  }
  const server = await startPostgres({ dataDirectory: join(settings.dataDirectory, "postgres") });
  try {
    const database = await prepareDatabase({
      adminUrl: server.url,
      name: defaultName,
      rolePassword,
    });
    return { ...database, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message || error.name : String(error);
