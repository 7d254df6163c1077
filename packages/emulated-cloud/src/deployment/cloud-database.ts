import pg from "pg";

/** Runs a statement in the stage's database as `role`, without the proxy, and returns its rows. */
export async function queryAs(role: string, statement: string): Promise<unknown[]> {
  const url = new URL(process.env.CLOUD_POSTGRES ?? "");
  url.pathname = "/iotd";
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(`set session authorization ${client.escapeIdentifier(role)}`);
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
