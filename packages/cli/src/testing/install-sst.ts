import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";

/** A stand-in for `sst`: it records how it was run, writes a compiled configuration, and behaves as given. */
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
const waitForever = () => setInterval(() => undefined, 1_000);
process.on("exit", (exitCode) => record({ exitCode }));
${behaviour}
`;

/** All but the last end at SIGINT, as SST does. */
const behaviours = {
  "ends with 0": "",
  "ends with 3": "process.exitCode = 3;",
  waits: `waitForever(); process.on("SIGINT", () => process.exit(7)); record({});`,
  hangs: `waitForever(); process.on("SIGINT", () => record({ ignored: "SIGINT" })); record({});`,
} as const;

const runSchema = z.object({
  processId: z.number(),
  args: z.array(z.string()),
  liveDatabase: z.string().transform((text): unknown => JSON.parse(text)),
  telemetryDisabled: z.string(),
  exitCode: z.number().optional(),
  ignored: z.string().optional(),
});

/** The record of a run of the stand-in. */
export type SstRun = z.infer<typeof runSchema>;

/**
 * Installs the stand-in as `sst` of a project in the folder `root`, which is removed when the test ends.
 * `run` gives the record of its last run, undefined before the first.
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
