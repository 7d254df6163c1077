import { ghApi } from "../github/gh.ts";
import { addToSummary } from "../github/workflow-files.ts";
import { readJson } from "../read-json.ts";
import { stageChangesSchema } from "../review/change.ts";
import { changesTable } from "../review/changes-table.ts";
import { runStep } from "../run-step.ts";
import { updateDriftIssue } from "./update-drift-issue.ts";

const explanation =
  "A deployment of what should be there would change the resources below. Someone deployed another version or rolled back, or the last deployment failed. docs/delivery.md says what to do.";

/** Opens, updates or closes the issue about a stage's drift. `changes` is a file from stage-changes.ts. */
await runStep(["changes"], async (given) => {
  const { stage, isDeployed, changes } = await readJson(given.changes, stageChangesSchema);
  // A stage that has not been deployed yet has not drifted.
  const hasDrifted = isDeployed && changes.length > 0;
  const done = await updateDriftIssue(ghApi, {
    stage,
    changes: hasDrifted ? `${explanation}\n\n${changesTable(changes)}\n` : undefined,
  });
  console.log(done);
  await addToSummary(done);
});
