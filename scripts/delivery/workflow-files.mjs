import { appendFile } from "node:fs/promises";

/** Gives later steps of the job `outputs`; printed where no workflow runs. */
export const setOutputs = (outputs) =>
  append(
    process.env.GITHUB_OUTPUT,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );

/** Adds Markdown to the run's page; printed where no workflow runs. */
export const addToSummary = (markdown) =>
  append(process.env.GITHUB_STEP_SUMMARY, `${markdown.trimEnd()}\n\n`);

async function append(file, content) {
  if (file) await appendFile(file, content);
  else process.stdout.write(content);
}
