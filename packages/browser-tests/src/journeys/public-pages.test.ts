import { addDays, dayAt } from "@iotd/core/day";
import { showcase } from "@iotd/local/demo/showcase";
import { beforeAll, describe, expect, it } from "vitest";
import { layoutShift } from "../site/page-checks.ts";
import { publishShowcase } from "../site/publish-showcase.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { whenLoaded } from "../site/when-loaded.ts";

const now = new Date();
const dayBefore = (days: number) => addDays(dayAt(now, "UTC"), -days);
const newestFirst = showcase.toReversed().map(({ name }) => name);

describe("the public pages", needsChromium, () => {
  const site = useSite();

  beforeAll(async () => {
    await publishShowcase(site.editor(), now);
  });

  it("the home page shows the latest picture with its texts, without layout shifts", async () => {
    const page = await site.open("/");
    const { name, tagline, alt, credit } = showcase.at(-1) ?? showcase[0];

    await whenLoaded(page.getByRole("img", { name: alt }));

    expect(await page.locator("h1").allTextContents()).toEqual([name]);
    expect(await page.locator("p.tagline").textContent()).toBe(tagline);
    expect(await page.locator("p.credit").textContent()).toBe(`Credit: ${credit}`);
    expect(await layoutShift(page)).toBeLessThan(0.001);
  });

  it("the public pages work without JavaScript and load nothing from other hosts", async () => {
    const page = await site.open("/archive", { hasJavaScript: false });
    const log = watchPage(page);

    await page.goto("/");
    await whenLoaded(page.locator("img.picture"));
    await page.getByRole("link", { name: "Archive" }).click();
    await page.getByRole("link", { name: "Chelsea" }).click();
    await page.getByRole("heading", { level: 1, name: "Chelsea" }).waitFor();
    await whenLoaded(page.locator("img.picture"));

    expect(log.errors).toEqual([]);
    expect([...log.origins]).toEqual([site.url()]);
  });

  it("a day links to the previous and the next day", async () => {
    const page = await site.open(`/days/${dayBefore(1)}`);
    await page.getByRole("heading", { level: 1, name: "Eileen Collins" }).waitFor();

    await page.getByRole("link", { name: "Previous day" }).click();
    await page.getByRole("heading", { level: 1, name: "DSCOVR, Before Launch" }).waitFor();
    await page.getByRole("link", { name: "Next day" }).click();
    await page.getByRole("heading", { level: 1, name: "Eileen Collins" }).waitFor();
    await page.goto(`/days/${dayBefore(4)}`);

    await page.getByRole("heading", { level: 1, name: "Chelsea" }).waitFor();
    expect(await page.getByRole("link", { name: "Previous day" }).count()).toBe(0);
  });

  it("each page of the archive links to the older pictures", async () => {
    const page = await site.open("/archive?limit=2", { hasJavaScript: false });
    const names = page.getByRole("listitem").locator(".name");
    const firstNames = await names.allTextContents();

    await page.getByRole("link", { name: "Older" }).click();
    await page.getByRole("link", { name: "Before the First Sip" }).waitFor();
    const secondNames = await names.allTextContents();
    await page.getByRole("link", { name: "Older" }).click();
    await page.getByRole("link", { name: "Chelsea" }).waitFor();

    expect([...firstNames, ...secondNames, ...(await names.allTextContents())]).toEqual(
      newestFirst,
    );
    expect(await page.getByRole("link", { name: "Older" }).count()).toBe(0);
  });

  it.each(["/nothing-here", "/days/2001-01-01", "/days/yesterday"])(
    "%s answers with an error page that links to today's picture",
    async (path) => {
      const page = await site.open("/");

      const answer = await page.goto(path);
      expect(answer?.status()).toBeGreaterThanOrEqual(400);
      expect(answer?.status()).toBeLessThan(500);
      await page.getByRole("main").getByRole("link", { name: "Today’s picture" }).click();

      await page.getByRole("heading", { level: 1, name: "Hubble eXtreme Deep Field" }).waitFor();
    },
  );
});
