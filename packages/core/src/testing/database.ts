import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { connectDatabase, type Database, type DatabaseClient } from "../database/index.ts";
import type { LoginRole } from "../database/login-roles.ts";
import { query } from "./query.ts";

/** A migrated database that only the calling test file uses. */
export type TestDatabase = {
  /** A connection with one of the login roles. */
  readonly as: (role: LoginRole) => Database;
  readonly urlOf: (role: LoginRole) => string;
  /** Deletes all pictures, people, links and audit entries. */
  readonly clear: () => Promise<void>;
  /** Resolves when `count` connections of this database, by default one, wait for a lock. */
  readonly untilBlocked: (count?: number) => Promise<void>;
};

/** Creates a database before the tests of this file and drops it after them. */
export function useTestDatabase(): TestDatabase {
  const { url: adminUrl, template, rolePassword } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const clients = new Map<LoginRole, DatabaseClient>();

  beforeAll(() => query(adminUrl, `create database ${name} template ${template} owner iotd_owner`));
  afterAll(async () => {
    await Promise.all([...clients.values()].map(({ close }) => close()));
    await query(adminUrl, `drop database if exists ${name} with (force)`);
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
    untilBlocked: async (count = 1) => {
      const blocked = `select distinct pid from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`;
      while (((await as("iotd_owner").execute(blocked)).rowCount ?? 0) < count);
    },
    clear: async () => {
      await as("iotd_owner").execute(
        [
          "picture",
          `"user"`,
          "access_link",
          "verification",

          "sign_in_failure",
          "audit_entry",
        ]
          .map((table) => `delete from ${table}`)
          .join(";"),
      );
    },
  };
}
