import { join } from "node:path";
import * as z from "zod";
import { setOutputs } from "../github/workflow-files.ts";
import { readJson } from "../read-json.ts";
import { runStep } from "../run-step.ts";

const outputsSchema = z.record(z.string(), z.looseObject({ SiteUrl: z.string().optional() }));

/** Gives later steps the output `url`, the address of the site that was deployed from a folder. */
await runStep(["folder"], async ({ folder }) => {
  // `sst deploy` writes the outputs of all stacks to this file.
  const outputs = await readJson(join(folder, ".sst/outputs.json"), outputsSchema);
  const url = Object.values(outputs)
    .map(({ SiteUrl }) => SiteUrl)
    .find(Boolean);
  if (!url) throw new Error("No stack has an output SiteUrl.");
  await setOutputs({ url });
});
