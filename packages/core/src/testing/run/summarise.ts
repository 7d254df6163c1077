/** The result of a test file. */
export type FileResult = {
  /** The package or top-level folder of the file, such as `core`. */
  readonly area: string;
  readonly passed: number;
  readonly failed: number;
  /** The number of skipped tests for each reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** How long it took, including its imports. */
  readonly milliseconds: number;
};

/** The results as text: a line for each area with its description, a line for each reason to skip tests, and the total. */
export function summarise(
  results: readonly FileResult[],
  describeArea: (area: string) => string,
  totalMilliseconds: number,
): string {
  const areas = [...new Set(results.map(({ area }) => area))].toSorted();
  const rows = areas.map((area) => {
    const files = results.filter((result) => result.area === area);
    return { area, ...sum(files), what: describeArea(area) };
  });
  const width = Math.max(...areas.map(({ length }) => length));
  const skipped = new Map<string, number>();
  for (const [reason, count] of results.flatMap((result) => [...result.skipped]))
    skipped.set(reason, (skipped.get(reason) ?? 0) + count);
  const total = sum(results);
  return [
    "",
    ...rows.map(({ area, passed, failed, milliseconds, what }) =>
      [
        ` ${area.padEnd(width)}`,
        `${passed}`.padStart(6),
        failed > 0 ? `${failed} FAILED`.padStart(10) : "",
        duration(milliseconds).padStart(12),
        ` ${what}`,
      ].join(" "),
    ),
    ...[...skipped].map(([reason, count]) => `\n ${testCount(count)} skipped. ${reason}`),
    "",
    total.failed > 0
      ? ` ${testCount(total.failed)} failed, ${total.passed} passed in ${duration(totalMilliseconds)}.`
      : ` ${testCount(total.passed)} passed in ${duration(totalMilliseconds)}.`,
    "",
  ].join("\n");
}

function sum(results: readonly FileResult[]) {
  const of = (key: "passed" | "failed" | "milliseconds") =>
    results.reduce((total, result) => total + result[key], 0);
  return { passed: of("passed"), failed: of("failed"), milliseconds: of("milliseconds") };
}

const testCount = (count: number) => (count === 1 ? "1 test" : `${count} tests`);

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
