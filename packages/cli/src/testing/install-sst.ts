import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";

/** What stands in for `sst`: it writes down how it was run, leaves what SST leaves, and does `behaviour`. */
const script = (behaviour: string) => `
const { renameSync, writeFileSync } = require("node:fs");
writeFileSync(".sst.config.1700000000000.mjs", "");
const record = (more) => {
  const run = {
    processId: process.pid,
    args: process.argv.slice(2),
    liveDatabase: process.env.IOTD_LIVE_DATABASE,
    telemetryDisabled: process.env.SST_TELEMETRY_DISABLED,
    ...more,
  };
  writeFileSync("run.json.new", JSON.stringify(run));
  renameSync("run.json.new", "run.json");
};
const waitForEver = () => setInterval(() => undefined, 1_000);
process.on("exit", (exitCode) => record({ exitCode }));
${behaviour}
`;

/** Each ends as SST does when it is sent SIGINT, but for the last, which nothing but a kill ends. */
const behaviours = {
  "ends with 0": "",
  "ends with 3": "process.exitCode = 3;",
  waits: `waitForEver(); process.on("SIGINT", () => process.exit(7)); record({});`,
  hangs: `waitForEver(); process.on("SIGINT", () => record({ ignored: "SIGINT" })); record({});`,
} as const;

const runSchema = z.object({
  processId: z.number(),
  args: z.array(z.string()),
  liveDatabase: z.string().transform((text): unknown => JSON.parse(text)),
  telemetryDisabled: z.string(),
  exitCode: z.number().optional(),
  ignored: z.string().optional(),
});

/** What is known of the stand-in's run. */
export type SstRun = z.infer<typeof runSchema>;

/**
 * Puts the stand-in where `sst` is installed in a project, whose folder is removed when the test ends.
 * `run` tells what is known of its last run, and undefined before.
 */
export async function installSst(behaviour: keyof typeof behaviours) {
  const root = await mkdtemp(join(tmpdir(), "iotd-project-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const folder = join(root, "node_modules", "sst", "cli");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "sst.js"), script(behaviours[behaviour]));
  await writeFile(join(root, "sst.config.ts"), "");
  return {
    root,
    run: async (): Promise<SstRun | undefined> => {
      const text = await readFile(join(root, "run.json"), "utf8").catch(() => undefined);
      return text === undefined ? undefined : runSchema.parse(JSON.parse(text));
    },
  };
}
