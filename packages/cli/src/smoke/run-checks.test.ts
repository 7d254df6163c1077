import { describe, expect, it } from "vitest";
import type { Check, CheckResult } from "./check.ts";
import { runChecks } from "./run-checks.ts";
import { openSite } from "./site.ts";

const aCheck = (name: string, run: Check["run"], limitSeconds = 10): Check => ({
  name,
  limitSeconds,
  run,
});
const well = aCheck("well", async () => "all is well");
const open = (signal: AbortSignal) => openSite("https://iotd.example.com", signal);
const never = new AbortController().signal;

describe("checks", () => {
  it("are all run, also after one that fails, and told of as they end", async () => {
    const told: CheckResult[] = [];
    const broken = aCheck("broken", async () => {
      throw new Error("expected one, saw two");
    });
    const needless = aCheck("needless", async () => ({ skipped: "this machine" }));

    const results = await runChecks(
      open,
      [broken, needless, well],
      (result) => told.push(result),
      never,
    );

    expect(results).toMatchObject([
      { name: "broken", outcome: "failed", detail: "expected one, saw two" },
      { name: "needless", outcome: "skipped", detail: "this machine" },
      { name: "well", outcome: "passed", detail: "all is well" },
    ]);
    expect(told).toEqual(results);
  });

  it("fail when their time is over", async () => {
    const endless = aCheck(
      "endless",
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new Error("no answer in time")));
        }),
      0.05,
    );

    const [result] = await runChecks(open, [endless], () => undefined, never);

    expect(result).toMatchObject({ outcome: "failed", detail: "no answer in time" });
    expect(result?.seconds).toBeGreaterThanOrEqual(0.04);
  });

  it("end when they are stopped: the one under way fails, the others are not begun", async () => {
    const stopped = new AbortController();
    const interrupted = aCheck("interrupted", async ({ signal }) => {
      stopped.abort();
      signal.throwIfAborted();
      return "went on";
    });

    const results = await runChecks(open, [interrupted, well], () => undefined, stopped.signal);

    expect(results).toMatchObject([
      { outcome: "failed" },
      { outcome: "skipped", detail: "stopped" },
    ]);
  });
});
