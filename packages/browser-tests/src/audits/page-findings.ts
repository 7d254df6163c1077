import type { Page } from "playwright-core";
import { namelessParts, sidewaysOverflow } from "../site/page-checks.ts";
import { phone, type Site } from "../site/use-site.ts";
import { axeFindings } from "./axe-findings.ts";
import type { AuditedPage } from "./pages.ts";

/** The colour schemes and windows in which pages are audited. */
export const looks = {
  "light, desktop": { colorScheme: "light", window: { width: 1280, height: 800 } },
  "light, very large screen": { colorScheme: "light", window: { width: 3840, height: 2160 } },
  "dark, phone": { colorScheme: "dark", window: phone },
} as const;

/** The faults of `pages`, one line each: wrong status, violations that axe finds, wrong structure or width. */
export async function findingsOf(
  site: Site,
  pages: readonly AuditedPage[],
  look: (typeof looks)[keyof typeof looks],
): Promise<string[]> {
  const visitors = new Map<boolean, Page>();
  const found: string[] = [];
  for (const { path, isSignedIn, status } of pages) {
    const page =
      visitors.get(isSignedIn) ?? (await site.open("/health/live", { isSignedIn, ...look }));
    visitors.set(isSignedIn, page);
    const answer = await page.goto(path);
    if (answer?.status() !== status) found.push(`${path} answers ${answer?.status()}`);
    if (page.url() !== site.url() + path) found.push(`${path} leads to ${page.url()}`);
    const faults = [...(await axeFindings(page)), ...(await structureFindings(page))];
    found.push(...faults.map((fault) => `${path} ${fault}`));
  }
  return found;
}

async function structureFindings(page: Page): Promise<string[]> {
  const mains = await page.getByRole("main").count();
  const headings = await page.getByRole("heading", { level: 1 }).count();
  const language = await page.locator("html").getAttribute("lang");
  const title = await page.title();
  const overflow = await sidewaysOverflow(page);
  return [
    ...(mains === 1 ? [] : [`has ${mains} main parts`]),
    ...(headings === 1 ? [] : [`has ${headings} first headings`]),
    ...(language === "en" ? [] : [`has the language ${language}`]),
    ...(/^(\S.* · )?Image of the Day$/.test(title) ? [] : [`has the title “${title}”`]),
    ...(overflow === 0 ? [] : [`is ${overflow} pixels wider than its window`]),
    ...(await namelessParts(page)).map((part) => `has a part without a name: ${part.trim()}`),
  ];
}
