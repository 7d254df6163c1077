/** Runs after `npm run migration` and records the breaking changes of this service's migrations. */
import { migrationsFolder } from "./migrate.ts";
import { recordBreakingChanges } from "./record-breaking-changes.ts";

await recordBreakingChanges(migrationsFolder);
