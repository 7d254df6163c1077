/**
 * `node scripts/delivery/report-drift.mjs CHANGES` opens, updates or closes the issue about a stage's drift.
 * CHANGES is a file that stage-changes.mjs printed: what deploying the release again would change.
 */
import { readFile } from "node:fs/promises";
import { changesTable } from "./describe-changes.mjs";
import { reportDrift } from "./drift.mjs";
import { ghApi } from "./gh.mjs";
import { addToSummary } from "./workflow-files.mjs";

const { stage, isDeployed, changes } = JSON.parse(await readFile(process.argv[2], "utf8"));
const body = `Deploying again what should be there would change this. Somebody deployed something else or rolled back, or the last deployment did not end well: docs/delivery.md says what to do.\n\n${changesTable(changes)}\n`;
// A stage that nobody has deployed yet has not drifted.
const hasDrifted = isDeployed && changes.length > 0;
const done = await reportDrift(ghApi, { stage, changes: hasDrifted ? body : undefined });
console.log(done);
await addToSummary(done);
