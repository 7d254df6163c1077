import type { CheckResult } from "./check.ts";

const marks = { passed: "ok", failed: "FAILED", skipped: "skipped" } as const;

/** The result of a check in one line for people. */
export const describeCheck = ({ name, outcome, seconds, detail }: CheckResult): string =>
  `${marks[outcome].padEnd(8)} ${name.padEnd(17)} ${seconds.toFixed(2).padStart(6)} s  ${detail}`;

/** How many checks passed or failed, in one sentence. */
export function describeChecks(results: readonly CheckResult[]): string {
  const count = (outcome: CheckResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const skipped = count("skipped") > 0 ? `, ${count("skipped")} skipped` : "";
  return count("failed") > 0
    ? `${count("failed")} of ${results.length} checks failed${skipped}.`
    : `${count("passed")} checks passed${skipped}.`;
}
