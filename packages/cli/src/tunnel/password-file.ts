import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A token is valid for 15 minutes, so that in the file is valid for at least five more. */
const renewalMilliseconds = 10 * 60 * 1_000;

/** A password file that is kept up to date. */
export type PasswordFile = {
  readonly path: string;
  /** Removes the file. */
  readonly close: () => Promise<void>;
};

/** The connection that a password is for: `host` is the server's name, `port` the one to connect to. */
export type PasswordUse = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
};

/**
 * Writes a password file (https://www.postgresql.org/docs/current/libpq-pgpass.html) that only its owner
 * can read, and replaces the password before it expires until it is closed. Calls `onFailure` if
 * `makePassword` fails later; the last password then expires.
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
  // A program that reads it at the same time must not see half of it.
  await writeFile(`${path}.new`, `${line}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

const escaped = (field: string) => field.replaceAll(/[\\:]/g, "\\$&");
