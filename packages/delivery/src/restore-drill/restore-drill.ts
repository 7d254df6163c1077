import { spawnSync } from "node:child_process";
import { addToSummary } from "../github/workflow-files.ts";
import { runStep } from "../run-step.ts";

const command = "restore-drill";

/**
 * Runs the restore drill of a stage if `npm run ops` has that command. Otherwise says on the run's page that
 * none was run, so that a green run is not mistaken for a drill.
 */
await runStep(["stage"], async ({ stage }) => {
  const { stdout, stderr } = npm("run", "--silent", "ops", "--", "--help");
  // The usage has each command at the beginning of a line.
  if (!new RegExp(`^\\s+${command}\\b`, "m").test(stdout + stderr)) {
    await addToSummary(
      `**No restore drill was run**: \`npm run ops\` has no command ${command} in this version.`,
    );
    return;
  }
  const { status } = npm("run", "--silent", "ops", "--", "--stage", stage, command);
  process.exitCode = status ?? 1;
  await addToSummary(
    status === 0
      ? `The restore drill of stage ${stage} passed.`
      : `The restore drill of stage ${stage} **failed**. The log of this run says why.`,
  );
});

function npm(...args: readonly string[]) {
  const ended = spawnSync("npm", args, { encoding: "utf8" });
  if (ended.error) throw ended.error;
  process.stdout.write(ended.stdout);
  process.stderr.write(ended.stderr);
  return ended;
}
