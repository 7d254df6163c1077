/**
 * `node scripts/delivery/restore-drill.mjs STAGE` runs the restore drill of a stage if `npm run ops` knows
 * that command, and says plainly if it does not: a green run must not pass for a drill.
 */
import { spawnSync } from "node:child_process";
import { addToSummary } from "./workflow-files.mjs";

const command = "restore-drill";
const [stage] = process.argv.slice(2);

const { stdout, stderr } = npm("run", "--silent", "ops", "--", "--help");
// Its usage names each command at the beginning of a line, whatever the option is.
if (!new RegExp(`^\\s+${command}\\b`, "m").test(stdout + stderr)) {
  await addToSummary(
    `**No restore drill was run**: \`npm run ops\` has no command ${command} in this version.`,
  );
} else {
  const { status } = npm("run", "--silent", "ops", "--", "--stage", stage, command);
  process.exitCode = status ?? 1;
  await addToSummary(
    status === 0
      ? `The restore drill of stage ${stage} passed.`
      : `The restore drill of stage ${stage} **failed**: this run's log says why.`,
  );
}

function npm(...args) {
  const ended = spawnSync("npm", args, { encoding: "utf8" });
  if (ended.error) throw ended.error;
  process.stdout.write(ended.stdout);
  process.stderr.write(ended.stderr);
  return ended;
}
