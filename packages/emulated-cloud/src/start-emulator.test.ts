import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { untilFound } from "@iotd/core/testing";
import { findProcess } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startEmulator } from "./start-emulator.ts";

/** Starts a shell script in place of Python with the emulator. */
async function start(script: string, environment: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-emulator-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = join(folder, "python");
  await writeFile(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const printed: string[] = [];
  const emulator = startEmulator(program, environment, (line) => void printed.push(line));
  return {
    emulator,
    printed,
    /** The ids of the script and of its function, which it prints. */
    processIds: () =>
      printed.flatMap((line) => /^process (\d+)$/.exec(line)?.[1] ?? []).map(Number),
  };
}

/** Runs a function that does not end by itself and keeps the emulator's output open. */
const runsFunction = 'echo "process $$"; sleep 600 & echo "process $!"';
const isReady = 'echo "Running on https://127.0.0.1:4566 (CTRL + C to quit)" >&2';

const untilEnded = (processIds: readonly number[]) =>
  untilFound(async () => (await Promise.all(processIds.map(findProcess))).every((found) => !found));

describe("the emulator", () => {
  it("gets the given environment, and none of the AWS variables of this process", async () => {
    vi.stubEnv("AWS_PROFILE", "my-own");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { emulator, printed } = await start(
      `echo "$@, $GATEWAY_PORT, profile: $AWS_PROFILE"; ${isReady}; sleep 600 & wait`,
      { GATEWAY_PORT: "4566" },
    );

    await (await emulator).stop();

    expect(printed[0]).toBe("-m stand_ins, 4566, profile: ");
  });

  it("ends with all its functions, and can be stopped twice", async () => {
    const { emulator, processIds } = await start(`${runsFunction}; ${isReady}; wait`);
    const { stop } = await emulator;
    await untilFound(() => processIds().length === 2);

    await stop();
    await stop();

    await untilEnded(processIds());
  });

  it("kills functions that ignore SIGTERM", async () => {
    const { emulator, processIds } = await start(
      `echo "process $$"
       (trap "" TERM; exec sleep 600) & echo "process $!"
       ${isReady}; wait`,
    );
    const { stop } = await emulator;
    await untilFound(() => processIds().length === 2);

    await stop();

    await untilEnded(processIds());
  });

  it("fails with the last lines of its output if it does not start, and leaves no process", async () => {
    const { emulator, processIds } = await start(
      `${runsFunction}; echo "the port is taken" >&2; exit 1`,
    );

    await expect(emulator).rejects.toThrow(
      /^The emulator did not start: (.|\n)*the port is taken$/,
    );
    expect(processIds()).toHaveLength(2);
    await untilEnded(processIds());
  });

  it("leaves no exit listener if it does not start", async () => {
    const before = process.listenerCount("exit");
    const { emulator } = await start("exit 1");

    await expect(emulator).rejects.toThrow("The emulator did not start");

    expect(process.listenerCount("exit")).toBe(before);
  });
});
