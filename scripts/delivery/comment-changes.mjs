/**
 * `node scripts/delivery/comment-changes.mjs FOLDER STAGE…` reports what a pull request would change: on
 * the run's page, and as one comment where PULL_REQUEST has the number of a pull request that this run may
 * write to. FOLDER has STAGE.json of each stage, from stage-changes.mjs, and migrations.md; what is missing
 * has failed. Fails if the pull request must not be merged like this; ACCEPTED=true accepts a loss of data.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeChanges } from "./describe-changes.mjs";
import { ghApi } from "./gh.mjs";
import { upsertComment } from "./upsert-comment.mjs";
import { addToSummary } from "./workflow-files.mjs";

const [folder, ...names] = process.argv.slice(2);
const { PULL_REQUEST: number, ACCEPTED } = process.env;

const { markdown, isBlocked } = describeChanges({
  stages: await Promise.all(
    names.map(async (stage) => ({ ...JSON.parse((await read(`${stage}.json`)) ?? "{}"), stage })),
  ),
  migrations: await read("migrations.md"),
  isDataLossAccepted: ACCEPTED === "true",
});
await addToSummary(markdown);
if (number) await upsertComment(ghApi, { number, marker: "<!-- what-would-change -->", markdown });
if (isBlocked) {
  console.error("This must not be merged as it is: the report says why.");
  process.exitCode = 1;
}

async function read(file) {
  const content = await readFile(join(folder, file), "utf8").catch(() => "");
  return content.trim() === "" ? undefined : content;
}
