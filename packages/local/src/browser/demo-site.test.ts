import { addDays, dayAt } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPictures } from "../demo/demo-pictures.ts";
import { type Filled, fillSite } from "../demo/fill-site.ts";
import { axeFindings } from "./audits/axe-findings.ts";
import { type DebuggedChromium, startDebuggedChromium } from "./audits/debugged-chromium.ts";
import { lighthouseFindings } from "./audits/lighthouse-findings.ts";
import { type AuditedPage, emptyPages, filledPages } from "./audits/pages.ts";
import { arrangeBusyDesk, type BusyDesk } from "./busy-desk.ts";
import { patience } from "./patience.ts";
import { committedScreenshot, shoot, updatesScreenshots } from "./screenshot.ts";
import { tourBytes, tourPages, tourWindows } from "./tour.ts";
import { hasChromium, type Site, useSite } from "./use-site.ts";
import { whenLoaded } from "./when-loaded.ts";

const now = new Date();
const yesterday = addDays(dayAt(now, "UTC"), -1);
/** All that the tour shows, or enough for each page: a picture takes a second or two to process. */
const somePictures = updatesScreenshots ? demoPictures : demoPictures.slice(0, 6);

const fill = (site: Site): Promise<Filled> =>
  fillSite({ editor: site.editor(), now, timeZone: "UTC" }, () => undefined, somePictures);

async function findingsOf(
  site: Site,
  pages: readonly AuditedPage[],
  colorScheme: "light" | "dark",
): Promise<string[]> {
  const visitors = new Map<boolean, Awaited<ReturnType<Site["open"]>>>();
  const found: string[] = [];
  for (const { path, isSignedIn, status } of pages) {
    const page =
      visitors.get(isSignedIn) ?? (await site.open("/health/live", { isSignedIn, colorScheme }));
    visitors.set(isSignedIn, page);
    const answer = await page.goto(path);
    if (answer?.status() !== status) found.push(`${path} answers ${answer?.status()}`);
    if (page.url() !== site.url() + path) found.push(`${path} leads to ${page.url()}`);
    found.push(...(await axeFindings(page)).map((finding) => `${path} ${finding}`));
  }
  return found;
}

describe.skipIf(!hasChromium)("a site without a picture", () => {
  const site = useSite();

  it.each(["light", "dark"] as const)("has nothing that axe finds wrong (%s)", async (scheme) => {
    expect(await findingsOf(site, emptyPages, scheme)).toEqual([]);
  });

  it("would not pass with a fault in it", async () => {
    const page = await site.open("/");
    await page.locator("main").evaluate((main: { innerHTML: string }) => {
      main.innerHTML = '<h1>Today</h1><img src="/favicon.svg">';
    });

    expect(await axeFindings(page)).toEqual(['image-alt: <img src="/favicon.svg">']);
  });
});

describe.skipIf(!hasChromium)("a site that the demonstration has filled", () => {
  const site = useSite();
  let chromium: DebuggedChromium;
  let desk: BusyDesk;

  beforeAll(
    async () => {
      await fill(site);
      desk = await arrangeBusyDesk(site);
      chromium = await startDebuggedChromium();
    },
    patience.start * (updatesScreenshots ? 5 : 1),
  );
  afterAll(() => chromium?.stop());

  it("has every picture once, however often it is filled", async () => {
    const again = await fill(site);

    expect(again).toEqual({ added: 0, alreadyThere: somePictures.length, refused: 0 });
    const { items } = await (await site.editor().pictures.$get({ query: { limit: "100" } })).json();
    const names = items.map(({ name }) => name);
    const ofTheDemo = names.filter((name) => somePictures.some((picture) => picture.name === name));
    expect(ofTheDemo).toHaveLength(somePictures.length);
  });

  it("shows the newest picture today, and none of those to come", async () => {
    const today = await (await fetch(`${site.url()}/api/today`)).json();
    const listed = await (await fetch(`${site.url()}/api/pictures?limit=100`)).json();

    expect(today).toMatchObject({ name: somePictures[2]?.name });
    expect(listed).toMatchObject({ items: somePictures.slice(2).map(({ name }) => ({ name })) });
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds wrong (%s)", async (scheme) => {
    const { items } = await (await site.editor().pictures.$get({ query: { limit: "100" } })).json();
    const id = items.find(({ name }) => name === somePictures[2]?.name)?.id ?? "";

    expect(await findingsOf(site, filledPages({ id, day: yesterday, desk }), scheme)).toEqual([]);
  });

  it.each(tourPages)("looks as the tour shows it ($name)", async (shown) => {
    const { name, path, isSignedIn, colorScheme = "light", desktopHeight, arrange } = shown;
    for (const [device, { width, height }] of Object.entries(tourWindows)) {
      const window = { width, height: (device === "desktop" && desktopHeight) || height };
      const page = await site.open(path, { isSignedIn, window, colorScheme });
      await arrange?.(page, site);
      for (const image of await page.locator("img[src]:not([loading=lazy]):visible").all())
        await whenLoaded(image);
      expect(await axeFindings(page)).toEqual([]);

      const shot = await shoot(page);
      const committed = await committedScreenshot(`tour/${name}-${device}`, shot);

      for (const webp of [shot, committed]) {
        expect(await sharp(webp).metadata()).toMatchObject({ format: "webp", ...window });
        expect(webp.length).toBeLessThan(tourBytes);
      }
    }
  });

  it.each(["/", "/archive", `/archive/${monthOf(yesterday)}`, `/days/${yesterday}`])(
    "is fast, accessible and well made to Lighthouse (%s)",
    async (path) => {
      expect(await lighthouseFindings(site.url() + path, chromium.port)).toEqual([]);
    },
  );
});
