import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopSignal } from "@iotd/process/stop-signal";
import { type EmulatedCloud, startCloud } from "./start-cloud.ts";

/**
 * `npm run cloud`: an emulated AWS account on this machine, empty at first and deleted at the end. It runs
 * until Ctrl-C, or until the given command ends (`npm run cloud -- npm run sst -- deploy --stage pre`).
 */
async function main(command: readonly string[]): Promise<void> {
  const stopped = stopSignal();
  const directory = await mkdtemp(join(tmpdir(), "iotd-cloud-"));
  try {
    const cloud = await startCloud({ directory, log: console.error });
    try {
      if (command.length > 0) {
        process.exitCode = await run(command, cloud);
        // The log is deleted with the cloud.
        if (process.exitCode !== 0) console.error(await lastLines(join(directory, "emulator.log")));
      } else {
        console.log(welcome(cloud));
        if (!stopped.aborted) await once(stopped, "abort");
        console.log("Stopping …");
      }
    } finally {
      await cloud.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs the command and resolves with its exit code. It gets Ctrl-C from the terminal. */
async function run(
  [program = "", ...args]: readonly string[],
  { environment, directory, database }: EmulatedCloud,
): Promise<number> {
  const child = spawn(program, args, {
    stdio: "inherit",
    env: {
      ...process.env,
      ...environment,
      CLOUD_DIRECTORY: directory,
      CLOUD_POSTGRES: database.url,
    },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGTERM", forward);
  const [code] = await once(child, "close");
  process.off("SIGTERM", forward);
  return typeof code === "number" ? code : 1;
}

async function lastLines(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  return ["The last lines of the emulator's log:", ...lines.slice(-60)].join("\n  ");
}

const welcome = ({ environment }: EmulatedCloud) => `
  An emulated AWS account runs on this machine. In another terminal:

${Object.entries(environment)
  .map(([name, value]) => `    export ${name}=${value}`)
  .join("\n")}

    npm run sst -- deploy --stage pre

  Ctrl-C ends it and deletes everything that is deployed to it.
`;

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
