import { readDatabaseConnection } from "@iotd/core/database";
import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import * as z from "zod";
import { bundledFolder, taskRootSchema } from "./bundled-folder.ts";
import { migrate } from "./operations.ts";
import { releaseStep } from "./release-step.ts";

const settings = parseEnvironment(taskRootSchema.extend({ MIGRATIONS_FOLDER: z.string().min(1) }));
const deps = {
  connection: readDatabaseConnection(),
  migrationsFolder: bundledFolder(settings, settings.MIGRATIONS_FOLDER),
};

/** The Lambda function "migrate", a step of a deployment: migrates the database to the schema of this bundle. */
export const handler = releaseStep(createLogger(), "database migrated", () => migrate(deps));
