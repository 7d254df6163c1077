import type { DatabaseConnection } from "@iotd/core/database";
import { type LoginRole, loginRoles, loginRolesSql } from "@iotd/core/database/login-roles";
import { type MigrationResult, migrateDatabase } from "@iotd/core/database/migrate";
import pg from "pg";

export type PreparedDatabase = {
  /** The connection of one of the login roles. */
  readonly connectionOf: (role: LoginRole) => Extract<DatabaseConnection, { auth: "password" }>;
  readonly migrations: MigrationResult;
};

/**
 * Makes a database ready for the service on the server at `adminUrl`: the database itself, named
 * `name`, the login roles with `rolePassword`, and the schema. Running it again changes nothing.
 *
 * Throws `DomainError` "conflict" for a database of a newer schema.
 */
export async function prepareDatabase({
  adminUrl,
  name,
  rolePassword,
}: {
  readonly adminUrl: string;
  readonly name: string;
  readonly rolePassword: string;
}): Promise<PreparedDatabase> {
  await withClient(adminUrl, async (admin) => {
    await admin.query(loginRolesSql());
    for (const role of loginRoles) {
      await admin.query(`alter role ${role} password ${admin.escapeLiteral(rolePassword)}`);
    }
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [name]);
    const verb = rowCount === 0 ? "create database" : "alter database";
    // The owner of the database may create in it, which is what migrations do.
    await admin.query(
      `${verb} ${admin.escapeIdentifier(name)} owner ${rowCount === 0 ? "" : "to "}iotd_owner`,
    );
  });
  const connectionOf = (role: LoginRole) => ({
    auth: "password" as const,
    url: withLogin(adminUrl, { name, user: role, password: rolePassword }),
  });
  return { connectionOf, migrations: await migrateDatabase(connectionOf("iotd_owner")) };
}

/** `adminUrl` for another database and user of the same server. */
function withLogin(
  adminUrl: string,
  login: { name: string; user: string; password: string },
): string {
  const url = new URL(adminUrl);
  url.pathname = `/${login.name}`;
  url.username = login.user;
  url.password = encodeURIComponent(login.password);
  return url.toString();
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
