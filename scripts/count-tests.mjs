/** Prints how many tests passed and failed, from vitest's JSON reports whose paths are the arguments. */
import { existsSync, readFileSync } from "node:fs";

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) {
  // Tests that could not even begin.
  if (!existsSync(path)) {
    counts.failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(path, "utf8"));
  // A file that cannot even be loaded has no tests to count, but it is a failure.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + brokenFiles;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
const words = [`${counts.passed} passed`, `${counts.failed} failed`];
if (counts.skipped > 0) words.push(`${counts.skipped} skipped`);
console.log(words.join(", "));
