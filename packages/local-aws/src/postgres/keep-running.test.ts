import { eventually } from "@iotd/core/testing";
import { expect, it, vi } from "vitest";
import { keepRunning } from "./keep-running.ts";

const ended = { ended: Promise.resolve("exit code 1"), stop: async () => undefined };
const failingStart = () => vi.fn().mockRejectedValue(new Error("No space left on device"));

it("a server that cannot be started is tried again after each pause, then given up with a remedy", async () => {
  const reports: string[] = [];
  const start = failingStart();

  keepRunning(ended, start, (report) => reports.push(report), [0, 1, 1]);

  await eventually(() => expect(reports).toHaveLength(5));
  expect(start).toHaveBeenCalledTimes(3);
  expect(reports).toEqual([
    "PostgreSQL ended (exit code 1) and is started again.",
    ...Array.from({ length: 3 }, () => "PostgreSQL cannot be started: No space left on device"),
    "PostgreSQL ended 3 times and is not started again. Correct the reason above, then stop the service and start it again.",
  ]);
});

it("a server is not started again when it is stopped during a pause", async () => {
  const start = failingStart();
  const { stop } = keepRunning(ended, start, () => undefined, [0, 86_400_000]);
  await eventually(() => expect(start).toHaveBeenCalledTimes(1));

  await stop();

  expect(start).toHaveBeenCalledTimes(1);
});
