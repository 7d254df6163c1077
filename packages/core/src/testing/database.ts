import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { connectDatabase, type Database, type DatabaseClient } from "../database/index.ts";
import type { LoginRole } from "../database/login-roles.ts";

/** A migrated database that only the calling test file uses. */
export type TestDatabase = {
  /** The database as one of the login roles sees it. */
  readonly as: (role: LoginRole) => Database;
  readonly urlOf: (role: LoginRole) => string;
  /** Removes all pictures, people, their links and entries of the audit. */
  readonly clear: () => Promise<void>;
  /** Resolves when a statement in this database waits for a lock. */
  readonly untilBlocked: () => Promise<void>;
};

/** A database for the tests of this file, made before the first and dropped after the last. */
export function useTestDatabase(): TestDatabase {
  const { url: adminUrl, template, rolePassword } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const clients = new Map<LoginRole, DatabaseClient>();

  beforeAll(() =>
    administer(adminUrl, `create database ${name} template ${template} owner iotd_owner`),
  );
  afterAll(async () => {
    await Promise.all([...clients.values()].map(({ close }) => close()));
    await administer(adminUrl, `drop database if exists ${name} with (force)`);
  });

  const urlOf = (role: LoginRole) => {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    url.username = role;
    url.password = rolePassword;
    return url.toString();
  };
  const as = (role: LoginRole): Database => {
    const client =
      clients.get(role) ??
      connectDatabase({ auth: "password", url: urlOf(role) }, { maxConnections: 5 });
    clients.set(role, client);
    return client.db;
  };
  return {
    as,
    urlOf,
    untilBlocked: async () => {
      const blocked = `select from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`;
      while ((await as("iotd_owner").execute(blocked)).rowCount === 0);
    },
    clear: async () => {
      await as("iotd_owner").execute(
        ["picture", `"user"`, "access_link", "verification", "rate_limit", "audit_entry"]
          .map((table) => `delete from ${table}`)
          .join(";"),
      );
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
