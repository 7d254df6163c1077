import { gh, ghApi } from "../github/gh.ts";
import { addToSummary, setOutputs } from "../github/workflow-files.ts";
import { runStep } from "../run-step.ts";
import { archiveName, findRelease } from "./releases.ts";

/**
 * Downloads the archive of a release into a folder, and gives later steps the outputs `name`, `commit` and
 * `digest`. The name `latest` means the release that prod runs.
 */
await runStep(["name", "folder"], async ({ name, folder }) => {
  const release = await findRelease({ ghApi }, name);
  if (!release) throw new Error("There is no earlier release to roll back to.");
  await gh(["release", "download", release.name, "--pattern", archiveName, "--dir", folder]);
  await setOutputs(release);
  await addToSummary(`Rolling back to **${release.name}** (${release.commit}).`);
});
