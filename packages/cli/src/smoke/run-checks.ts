import { errorSentence } from "@iotd/core/error-sentence";
import type { Check, CheckResult } from "./check.ts";
import type { Site } from "./site.ts";
import { withTimeLimit } from "./with-time-limit.ts";

/**
 * Runs all checks in turn, even if some fail, and calls `report` as each ends. `open` gives a check its
 * site. When `stopped` is aborted, the running check fails and the rest are skipped.
 */
export async function runChecks(
  open: (signal: AbortSignal) => Site,
  checks: readonly Check[],
  report: (result: CheckResult) => void,
  stopped: AbortSignal,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = stopped.aborted
      ? ({ name: check.name, outcome: "skipped", seconds: 0, detail: "stopped" } as const)
      : await runCheck(open, check, stopped);
    results.push(result);
    report(result);
  }
  return results;
}

async function runCheck(
  open: (signal: AbortSignal) => Site,
  { name, limitSeconds, run }: Check,
  stopped: AbortSignal,
): Promise<CheckResult> {
  const begin = performance.now();
  const seconds = () => Math.round(performance.now() - begin) / 1_000;
  try {
    const seen = await withTimeLimit(limitSeconds, stopped, (signal) => run(open(signal)));
    return typeof seen === "string"
      ? { name, outcome: "passed", seconds: seconds(), detail: seen }
      : { name, outcome: "skipped", seconds: seconds(), detail: seen.skipped };
  } catch (error) {
    return { name, outcome: "failed", seconds: seconds(), detail: errorSentence(error) };
  }
}
