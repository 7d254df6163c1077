import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The counts in one of vitest's JSON reports. A missing report counts as a failure: its run did not start. */
function countTests(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = reportSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  // A file that cannot be loaded has no tests, but it failed.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Prints how many tests passed, failed and were skipped in the reports that the arguments name. */
const counts = process.argv.slice(2).map(countTests);
const sum = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0);
const words = [`${sum("passed")} passed`, `${sum("failed")} failed`];
if (sum("skipped") > 0) words.push(`${sum("skipped")} skipped`);
process.stdout.write(`${words.join(", ")}\n`);
