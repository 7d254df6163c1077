import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoginRole } from "@iotd/core/database/login-roles";
import { openDatabase } from "@iotd/local/open-database";
import { openLog } from "@iotd/local/open-log";
import { loadSecrets } from "@iotd/local/secrets";
import type { LiveDatabase } from "./live-database.ts";

/**
 * Starts a PostgreSQL and its proxy, as `npm start` does, with a migrated database in `directory`. It is
 * not the database of `npm start`: its pictures are in the stage's buckets, and its site is on the
 * internet, so no account with a known password may exist.
 *
 * Functions sign in with access keys that only this machine has. They get the path of a file with the
 * key, because their environment variables pass through AWS. `region` is the region of the functions.
 */
export async function openLocalDatabase({
  directory,
  region,
  printWarning,
}: {
  readonly directory: string;
  readonly region: string;
  readonly printWarning: (line: string) => void;
}): Promise<LiveDatabase> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { log, close: closeLog } = openLog(directory, printWarning);
  const secrets = await loadSecrets(directory);
  const database = await openDatabase({ dataDirectory: directory, region }, secrets, log).catch(
    async (error: unknown) => {
      await closeLog();
      throw error;
    },
  );
  const environmentOf = async (role: LoginRole) => {
    const keyFile = join(directory, `${role}.json`);
    await writeFile(keyFile, JSON.stringify(secrets.accessKeys[role]), { mode: 0o600 });
    return { ...database.environment, DATABASE_USER: role, DATABASE_ACCESS_KEY_FILE: keyFile };
  };
  return {
    environment: {
      iotd_owner: await environmentOf("iotd_owner"),
      iotd_editor: await environmentOf("iotd_editor"),
      iotd_processor: await environmentOf("iotd_processor"),
      iotd_public: await environmentOf("iotd_public"),
    },
    description: "a PostgreSQL on this machine",
    close: async () => {
      await database.stop();
      await closeLog();
    },
  };
}
