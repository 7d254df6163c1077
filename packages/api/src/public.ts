import { readFile } from "node:fs/promises";
import { systemClock } from "@iotd/core/clock";
import { connectDatabase, readDatabaseConnection } from "@iotd/core/database";
import { instanceConnections } from "@iotd/core/database/instance-connections";
import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import { handle } from "hono/aws-lambda";
import { createPublicApp } from "./public-app.ts";
import { siteSettingsSchema, toFailureCounter, toSite } from "./site-settings.ts";

const settings = parseEnvironment(siteSettingsSchema);
const log = createLogger();
const { db } = connectDatabase(readDatabaseConnection(), {
  maxConnections: instanceConnections,
  onIdleError: (error) => log.warn("an idle database connection broke", { error }),
});

/** The build writes it to the folder of this module. */
const readApiDocument = async () =>
  JSON.parse(await readFile(new URL("./openapi.json", import.meta.url), "utf8"));

/** The Lambda function "public", for API Gateway HTTP API events. */
export const handler = handle(
  createPublicApp({
    db,
    log,
    now: systemClock,
    site: toSite(settings),
    originSecret: settings.ORIGIN_SECRET,
    countFailure: toFailureCounter(settings),
    readApiDocument,
  }),
);
