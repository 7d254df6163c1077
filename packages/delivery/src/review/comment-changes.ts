import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ghApi } from "../github/gh.ts";
import { addToSummary } from "../github/workflow-files.ts";
import { runStep } from "../run-step.ts";
import { stageChangesSchema } from "./change.ts";
import { describeChanges } from "./describe-changes.ts";
import { upsertComment } from "./upsert-comment.ts";

const { PULL_REQUEST: number, ACCEPTED } = process.env;

/**
 * Reports what a pull request would change in the stages that are named after the folder: on the run's page,
 * and, if `PULL_REQUEST` is a number, as one comment on that pull request. The folder has a file STAGE.json from
 * stage-changes.ts for each stage, and migrations.md. A missing or empty file means that its job failed.
 *
 * Fails if the pull request must not be merged. `ACCEPTED=true` accepts a loss of data.
 */
await runStep(["folder"], async ({ folder }) => {
  const read = async (file: string) => {
    const content = await readFile(join(folder, file), "utf8").catch(() => "");
    return content.trim() === "" ? undefined : content;
  };
  const readStage = async (stage: string) => {
    const content = await read(`${stage}.json`);
    return content ? stageChangesSchema.parse(JSON.parse(content)) : { stage };
  };
  const { markdown, isBlocked } = describeChanges({
    stages: await Promise.all(process.argv.slice(3).map(readStage)),
    migrations: await read("migrations.md"),
    isDataLossAccepted: ACCEPTED === "true",
  });
  await addToSummary(markdown);
  const marker = "<!-- what-would-change -->";
  if (number) await upsertComment(ghApi, { number, marker, markdown });
  if (isBlocked) throw new Error("This pull request must not be merged. The report says why.");
});
