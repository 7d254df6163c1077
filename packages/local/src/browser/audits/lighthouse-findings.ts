import lighthouse from "lighthouse";

/** What a page has to reach in each category, of 1. */
const minimumScores = {
  performance: 0.95,
  accessibility: 1,
  "best-practices": 1,
  seo: 1,
} as const;

/** So often a page is loaded before its performance counts as too low. */
const runs = 3;

/**
 * What Lighthouse finds wrong with the page at `url`, loaded on its slow telephone by the Chromium whose
 * debugger listens on `port`: a line for each category that misses its score, with the audits that
 * cost it points. Nothing if one run of three reaches all: another program on this machine can make
 * a page look slower than it is, and none can make it look faster.
 */
export async function lighthouseFindings(url: string, port: number): Promise<string[]> {
  let findings: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    findings = await findingsOfOneRun(url, port);
    if (findings.length === 0) break;
  }
  return findings;
}

async function findingsOfOneRun(url: string, port: number): Promise<string[]> {
  const result = await lighthouse(url, {
    port,
    logLevel: "error",
    formFactor: "mobile",
    onlyCategories: Object.keys(minimumScores),
  });
  if (!result) throw new Error(`Lighthouse has no result for ${url}`);
  const { runtimeError, categories, audits } = result.lhr;
  if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);

  return Object.entries(minimumScores).flatMap(([name, minimum]) => {
    const category = categories[name];
    const score = category?.score ?? 0;
    if (score >= minimum) return [];
    const failed = (category?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
      return [[id, audit.displayValue].filter(Boolean).join(" ")];
    });
    return [`${name} ${score}: ${failed.join(", ")}`];
  });
}
