import { appendFile } from "node:fs/promises";

/** Sets outputs of this step, which later steps of the job can use. Outside of a workflow, prints them. */
export const setOutputs = (outputs: Readonly<Record<string, string>>): Promise<void> =>
  append(
    process.env.GITHUB_OUTPUT,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );

/** Adds Markdown to the summary on the run's page. Outside of a workflow, prints it. */
export const addToSummary = (markdown: string): Promise<void> =>
  append(process.env.GITHUB_STEP_SUMMARY, `${markdown.trimEnd()}\n\n`);

async function append(file: string | undefined, content: string): Promise<void> {
  if (file) await appendFile(file, content);
  else process.stdout.write(content);
}
