import { gh, ghApi } from "../github/gh.ts";
import { addToSummary } from "../github/workflow-files.ts";
import { runStep } from "../run-step.ts";
import { publishRelease } from "./releases.ts";

/** Tags the commit that was deployed to prod, and publishes it as the latest release. */
await runStep(["commit", "digest", "archive"], async (build) => {
  const name = await publishRelease({ gh, ghApi, now: new Date() }, build);
  await addToSummary(`Released as **${name}**.`);
});
