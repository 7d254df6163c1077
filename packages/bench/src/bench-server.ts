import { createApiDocument } from "@iotd/api/api-document";
import { createPublicApp } from "@iotd/api/public-app";
import { systemClock } from "@iotd/core/clock";
import { connectDatabase, pingDatabase } from "@iotd/core/database";
import { createLogger } from "@iotd/core/logging";
import { listen } from "@iotd/local/listen";
import { Hono } from "hono";

/** How many connections the pool may open. */
const maxConnections = 10;

/**
 * Serves the public app, and only `select 1` through the same database client and web server. Runs in
 * its own process, so that client and server can use different processors.
 */
async function main(databaseUrl: string): Promise<void> {
  const { db } = connectDatabase({ auth: "password", url: databaseUrl }, { maxConnections });
  const site = {
    url: "http://localhost",
    aliases: [],
    assetsPath: "/assets/bench",
    timeZone: "UTC",
  };
  const publicServer = await listen(0);
  // Logs are made as in the cloud but not printed, since a terminal is slower than what is measured.
  publicServer.serve(
    createPublicApp({
      db,
      site,
      now: systemClock,
      log: createLogger(() => undefined),
      readApiDocument: createApiDocument,
    }),
  );

  const selectOne = new Hono().get("/", async (c) => {
    await pingDatabase(db);
    return c.json({ ok: true });
  });
  const bareServer = await listen(0);
  bareServer.serve(selectOne);

  process.send?.({ publicPort: publicServer.port, barePort: bareServer.port });
}

process.once("disconnect", () => process.exit());
await main(process.argv[2] ?? "");
