import lighthouse, { type Result } from "lighthouse";
import * as z from "zod";

/** The minimum scores, of 1, in categories that do not depend on the speed of the machine. */
const minimumScores = { accessibility: 1, "best-practices": 1, seo: 1 } as const;

/** Upper limits for what makes pages slow on any machine. */
const limits = { bytes: 250_000, layoutShift: 0.01, requests: 15 } as const;

/** How far, of 1, the performance score may be below that of the reference page. */
const tolerance = 0.05;

/** How often a page and the reference are measured before the page counts as slow. */
const rounds = 5;

/** How often Lighthouse may fail to measure a page before that is a failure of the page. */
const attempts = 5;

/**
 * The faults that Lighthouse finds in the page at `url` on a simulated slow phone, one line each, measured
 * by the Chromium with the debugging port `port`. The performance is compared with that of the page at
 * `reference`, measured at the same time: other work on this machine slows down both.
 */
export async function lighthouseFindings(
  url: string,
  reference: string,
  port: number,
): Promise<string[]> {
  const compared: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await measure(url, port);
    const findings = [...scoreFindings(page), ...weightFindings(page)];
    if (findings.length > 0) return findings;
    const score = scoreOf(page, "performance");
    if (score === 1) return [];
    const expected = scoreOf(await measure(reference, port), "performance") - tolerance;
    if (score >= expected) return [];
    compared.push(`${score} where ${expected} is expected: ${failedAudits(page, "performance")}`);
  }
  return compared.map((line) => `performance ${line}`);
}

/** Measures a page. Repeats it if Lighthouse itself fails, which happens on a busy machine (`NO_NAVSTART`). */
async function measure(url: string, port: number): Promise<Result> {
  const errors: unknown[] = [];
  while (errors.length < attempts) {
    try {
      const onlyCategories = ["performance", ...Object.keys(minimumScores)];
      const options = { port, logLevel: "silent", formFactor: "mobile", onlyCategories } as const;
      const lhr = (await lighthouse(url, { ...options, onlyCategories: [...onlyCategories] }))?.lhr;
      if (lhr && !lhr.runtimeError) return lhr;
      errors.push(lhr?.runtimeError?.message);
    } catch (error) {
      errors.push(error);
    }
  }
  throw new AggregateError(errors, `Lighthouse could not measure ${url}`);
}

const scoreOf = ({ categories }: Result, name: string) => categories[name]?.score ?? 0;

const scoreFindings = (page: Result): string[] =>
  Object.entries(minimumScores)
    .filter(([name, minimum]) => scoreOf(page, name) < minimum)
    .map(([name]) => `${name} ${scoreOf(page, name)}: ${failedAudits(page, name)}`);

/** The audits that cost the page points in a category. */
function failedAudits({ categories, audits }: Result, category: string): string {
  const failed = (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
    return [[id, audit.displayValue].filter(Boolean).join(" ")];
  });
  return failed.join(", ");
}

const tableSchema = z.object({ items: z.array(z.object({ url: z.string() })) });

const urlsOf = ({ audits }: Result, audit: string): string[] =>
  tableSchema.parse(audits[audit]?.details).items.map(({ url }) => url);

function weightFindings(page: Result): string[] {
  const { numericValue: bytes = Number.NaN } = page.audits["total-byte-weight"] ?? {};
  const { numericValue: shift = Number.NaN } = page.audits["cumulative-layout-shift"] ?? {};
  const requests = urlsOf(page, "network-requests").filter((url) => url.startsWith("http"));
  const blocking = urlsOf(page, "render-blocking-insight").filter((url) => !url.endsWith(".css"));
  return [
    ...(bytes <= limits.bytes ? [] : [`${bytes} bytes, more than ${limits.bytes}`]),
    ...(shift <= limits.layoutShift ? [] : [`layout shift ${shift}`]),
    ...(requests.length <= limits.requests ? [] : [`${requests.length} requests: ${requests}`]),
    ...blocking.map((url) => `${url} blocks rendering`),
  ];
}
