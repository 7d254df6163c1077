import { describe, expect, it } from "vitest";
import type { Check, CheckResult } from "./check.ts";
import { runChecks } from "./run-checks.ts";
import { openSite } from "./site.ts";

const aCheck = (name: string, run: Check["run"], limitSeconds = 10): Check => ({
  name,
  limitSeconds,
  run,
});
const passing = aCheck("passing", async () => "all is well");
const open = (signal: AbortSignal) => openSite("https://iotd.example.com", signal);
const never = new AbortController().signal;

describe("the checks of the smoke test", () => {
  it("all run even if one fails, and each result is reported as the check ends", async () => {
    const reported: CheckResult[] = [];
    const broken = aCheck("broken", async () => {
      throw new Error("expected one, saw two");
    });
    const skipped = aCheck("skipped", async () => ({ skipped: "this machine" }));

    const results = await runChecks(
      open,
      [broken, skipped, passing],
      (result) => reported.push(result),
      never,
    );

    expect(results).toMatchObject([
      { name: "broken", outcome: "failed", detail: "expected one, saw two" },
      { name: "skipped", outcome: "skipped", detail: "this machine" },
      { name: "passing", outcome: "passed", detail: "all is well" },
    ]);
    expect(reported).toEqual(results);
  });

  it("fail when they exceed their time limit", async () => {
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

  it("stop when the command is stopped: the running check fails, the rest are skipped", async () => {
    const stopped = new AbortController();
    const interrupted = aCheck("interrupted", async ({ signal }) => {
      stopped.abort();
      signal.throwIfAborted();
      return "went on";
    });

    const results = await runChecks(open, [interrupted, passing], () => undefined, stopped.signal);

    expect(results).toMatchObject([
      { outcome: "failed" },
      { outcome: "skipped", detail: "stopped" },
    ]);
  });
});
