import { describe, expect, it } from "vitest";
import { needsChromium, useSite } from "../site/use-site.ts";
import { axeFindings } from "./axe-findings.ts";
import { findingsOf, looks } from "./page-findings.ts";
import { emptyPages } from "./pages.ts";

describe("the pages of a site without a picture", needsChromium, () => {
  const site = useSite();

  it.each(Object.entries(looks))(
    "the pages of an empty site pass the audits (%s)",
    async (_, look) => {
      expect(await findingsOf(site, emptyPages, look)).toEqual([]);
    },
  );

  it("axe finds an image without an alternative text", async () => {
    const page = await site.open("/");
    await page.locator("main").evaluate((main: { innerHTML: string }) => {
      main.innerHTML = '<h1>Today</h1><img src="/favicon.svg">';
    });

    expect(await axeFindings(page)).toEqual(['image-alt: <img src="/favicon.svg">']);
  });
});
