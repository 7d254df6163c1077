import { addToSummary, setOutputs } from "../github/workflow-files.ts";
import { runStep } from "../run-step.ts";
import { packRelease } from "./release-archive.ts";

/** Packs the builds of all stages. Gives later steps the output `digest`, and shows it on the run's page. */
await runStep(["folder", "archive"], async ({ folder, archive }) => {
  const digest = await packRelease(folder, archive);
  await setOutputs({ digest });
  await addToSummary(`Digest of the builds of all stages: \`${digest}\`.`);
});
