import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A token opens connections for 15 minutes: whoever reads the file has one for another five at least. */
const renewalMilliseconds = 10 * 60 * 1_000;

export type PasswordFile = {
  readonly path: string;
  /** Removes the file. */
  readonly close: () => Promise<void>;
};

/** What a password is for, as libpq is told it: `host` the server's name, `port` the one connected to. */
export type PasswordUse = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
};

/**
 * Keeps a password file (https://www.postgresql.org/docs/current/libpq-pgpass.html) with a password
 * that is valid until it is closed, readable by its owner only. `onFailure` hears where a later
 * password cannot be made; the one before then soon opens no more connections.
 */
export async function keepPasswordFile(
  use: PasswordUse,
  makePassword: () => Promise<string>,
  onFailure: (error: unknown) => void,
): Promise<PasswordFile> {
  const password = await makePassword();
  const folder = await mkdtemp(join(tmpdir(), "iotd-tunnel-"));
  const path = join(folder, "pgpass");
  await write(path, use, password);
  const renewal = setInterval(() => {
    makePassword()
      .then((renewed) => write(path, use, renewed))
      .catch(onFailure);
  }, renewalMilliseconds);
  return {
    path,
    close: async () => {
      clearInterval(renewal);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function write(path: string, use: PasswordUse, password: string): Promise<void> {
  const line = [use.host, String(use.port), use.database, use.user, password]
    .map(escaped)
    .join(":");
  // Whole or not at all, for whoever reads it meanwhile.
  await writeFile(`${path}.new`, `${line}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

const escaped = (field: string) => field.replaceAll(/[\\:]/g, "\\$&");
