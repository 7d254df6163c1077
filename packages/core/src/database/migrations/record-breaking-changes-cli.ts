/** Runs after `npm run migration`: records what this service's migrations break. */
import { migrationsFolder } from "./migrate.ts";
import { recordBreakingChanges } from "./record-breaking-changes.ts";

await recordBreakingChanges(migrationsFolder);
