import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished, vi } from "vitest";
import * as z from "zod";

/**
 * A stand-in for AWS's plugin, which needs AWS. Like the plugin, it reads its session from the variable
 * that its first argument names, ends at SIGINT, and always exits with 0. It forwards nothing.
 */
const script = (
  recordPath: string,
  { version, behaviour }: Required<PluginOptions>,
) => `#!${process.execPath}
const { renameSync, writeFileSync } = require("node:fs");
const { createServer } = require("node:net");
const [, , variable, ...args] = process.argv;
if (variable === "--version") {
  console.log("${version}");
  process.exit(0);
}
const record = (more) => {
  const run = { processId: process.pid, args: [variable, ...args], session: process.env[variable], ...more };
  writeFileSync("${recordPath}.new", JSON.stringify(run));
  renameSync("${recordPath}.new", "${recordPath}");
};
record({ signal: null });
process.on("SIGINT", () => {
  record({ signal: "SIGINT" });
  process.exit(0);
});
const behaviour = "${behaviour}";
if (behaviour === "fails") {
  console.log("\\nCannot perform start session: EOF");
  process.exit(0);
}
const port = JSON.parse(args[3]).Parameters.localPortNumber[0];
if (behaviour === "waits") setInterval(() => undefined, 1_000);
else createServer((socket) => socket.end()).listen(Number(port), process.env.SSM_PLUGIN_LOCAL_HOST);
`;

type PluginOptions = {
  readonly version?: string;
  readonly behaviour?: "opens the port" | "fails" | "waits";
};

const recordSchema = z.object({
  processId: z.number(),
  args: z.array(z.string()),
  session: z.string(),
  signal: z.string().nullable(),
});

/** Puts the stand-in on PATH until the test ends. `run` gives the record of its last run, undefined before. */
export async function useSessionPlugin({
  version = "1.2.764.0",
  behaviour = "opens the port",
}: PluginOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-plugin-"));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  const recordPath = join(folder, "record.json");
  const program = script(recordPath, { version, behaviour });
  await writeFile(join(folder, "session-manager-plugin"), program, { mode: 0o755 });
  const path = [folder, process.env.PATH].join(delimiter);
  vi.stubEnv("PATH", path);
  return {
    path,
    run: async () => {
      const text = await readFile(recordPath, "utf8").catch(() => undefined);
      return text === undefined ? undefined : recordSchema.parse(JSON.parse(text));
    },
  };
}
