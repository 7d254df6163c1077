import { addDays, dayAt } from "@iotd/core/day";
import { beforeAll, describe, expect, it } from "vitest";
import { showcase } from "../demo/showcase.ts";
import { layoutShift, namelessParts } from "./page-checks.ts";
import { publishShowcase } from "./publish-showcase.ts";
import { hasChromium, useSite } from "./use-site.ts";
import { watchPage } from "./watch-page.ts";
import { whenLoaded } from "./when-loaded.ts";

const now = new Date();
const dayBefore = (days: number) => addDays(dayAt(now, "UTC"), -days);
const newestFirst = showcase.toReversed().map(({ name }) => name);

describe.skipIf(!hasChromium)("the site, with a picture for each of five days", () => {
  const site = useSite();

  beforeAll(async () => {
    await publishShowcase(site.editor(), now);
  });

  it("shows the latest picture in the whole window, with its words, and moves nothing", async () => {
    const page = await site.open("/");
    const { name, tagline, alt, credit } = showcase.at(-1) ?? showcase[0];

    await whenLoaded(page.getByRole("img", { name: alt }));

    expect(await page.locator("h1").allTextContents()).toEqual([name]);
    expect(await page.locator("p.tagline").textContent()).toBe(tagline);
    expect(await page.locator("p.credit").textContent()).toBe(`Credit: ${credit}`);
    expect(await layoutShift(page)).toBeLessThan(0.001);
  });

  it("is whole without JavaScript and asks no other host for anything", async () => {
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

  it("leads from a day to the days beside it", async () => {
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

  it("leads from each page of the archive to the older pictures", async () => {
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
    "says that there is nothing at %s and leads back to today's picture",
    async (path) => {
      const page = await site.open("/");

      const answer = await page.goto(path);
      expect(answer?.status()).toBeGreaterThanOrEqual(400);
      expect(answer?.status()).toBeLessThan(500);
      await page.getByRole("main").getByRole("link", { name: "Today’s picture" }).click();

      await page.getByRole("heading", { level: 1, name: "Hubble eXtreme Deep Field" }).waitFor();
    },
  );

  it("has one main part and one first heading on every page, and a name for every control", async () => {
    const page = await site.open("/admin", { isSignedIn: true });
    await page.getByRole("link", { name: "Chelsea", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Chelsea" }).waitFor();
    const paths = [
      ...[
        "/",
        "/archive",
        "/archive?q=cat",
        `/archive/${dayBefore(1).slice(0, 7)}`,
        `/days/${dayBefore(1)}`,
        "/nothing-here",
        page.url(),
      ],
      ...["/admin", "/admin?deleted=true", "/admin/pictures/new", "/admin/sign-in"],
    ];

    const found: object[] = [];
    for (const path of paths) {
      await page.goto(path);
      found.push({
        path,
        mains: await page.getByRole("main").count(),
        headings: await page.getByRole("heading", { level: 1 }).count(),
        language: await page.locator("html").getAttribute("lang"),
        title: await page.title(),
        nameless: await namelessParts(page),
      });
    }

    expect(found).toEqual(
      paths.map((path) => ({
        path,
        mains: 1,
        headings: 1,
        language: "en",
        title: expect.stringMatching(/^\S.* · Image of the Day$/),
        nameless: [],
      })),
    );
  });
});
