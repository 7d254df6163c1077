import type { DatabaseConnection } from "@iotd/core/database";
import { type LoginRole, loginRoles, loginRolesSql } from "@iotd/core/database/login-roles";
import pg from "pg";

/** A database and the login roles of its server. */
export type CreatedDatabase = {
  readonly name: string;
  /** How one of the login roles connects to the server itself. */
  readonly connectionOf: (role: LoginRole) => Extract<DatabaseConnection, { auth: "password" }>;
};

/**
 * Creates the login roles and an empty database `name` on the server at `adminUrl`, if they are missing,
 * and sets the roles' password. Idempotent.
 */
export async function createDatabase({
  adminUrl,
  name,
  rolePassword,
}: {
  readonly adminUrl: string;
  readonly name: string;
  readonly rolePassword: string;
}): Promise<CreatedDatabase> {
  await withClient(adminUrl, async (admin) => {
    await admin.query(loginRolesSql());
    for (const role of loginRoles) {
      await admin.query(`alter role ${role} password ${admin.escapeLiteral(rolePassword)}`);
    }
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [name]);
    const verb = rowCount === 0 ? "create database" : "alter database";
    // Migrations run as the owner, who may create schemas in the database.
    await admin.query(
      `${verb} ${admin.escapeIdentifier(name)} owner ${rowCount === 0 ? "" : "to "}iotd_owner`,
    );
  });
  return {
    name,
    connectionOf: (role) => ({
      auth: "password",
      url: withLogin(adminUrl, { name, user: role, password: rolePassword }),
    }),
  };
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
  const client = new pg.Client({
    // The URL's own `sslmode` has precedence.
    ssl: false,
    sslnegotiation: "postgres",
    connectionString: url,
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
