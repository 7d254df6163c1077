import { addDays, dayAt } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import { demoPictures } from "@iotd/local/demo/demo-pictures";
import { fillSite } from "@iotd/local/demo/fill-site";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needsChromium, useSite } from "../site/use-site.ts";
import { whenLoaded } from "../site/when-loaded.ts";
import { axeFindings } from "./axe-findings.ts";
import { arrangeBusyDesk, type BusyDesk } from "./busy-desk.ts";
import { type DebuggedChromium, startDebuggedChromium } from "./debugged-chromium.ts";
import { lighthouseFindings } from "./lighthouse-findings.ts";
import { findingsOf, looks } from "./page-findings.ts";
import { filledPages } from "./pages.ts";
import { type ReferencePage, startReferencePage } from "./reference-page.ts";
import { committedScreenshot, shoot, updatesScreenshots } from "./screenshot.ts";
import { tourBytes, tourPages, tourWindows } from "./tour.ts";

const now = new Date();
const yesterday = addDays(dayAt(now, "UTC"), -1);
/** All pictures of the tour or, because each takes a second or two to process, enough for every page. */
const somePictures = updatesScreenshots ? demoPictures : demoPictures.slice(0, 6);

describe("the pages of a site with demo pictures", needsChromium, () => {
  const site = useSite();
  let chromium: DebuggedChromium;
  let reference: ReferencePage;
  let desk: BusyDesk;

  beforeAll(async () => {
    await fillSite({ editor: site.editor(), now, timeZone: "UTC" }, () => undefined, somePictures);
    desk = await arrangeBusyDesk(site);
    chromium = await startDebuggedChromium();
    reference = await startReferencePage();
  });
  afterAll(async () => {
    reference?.stop();
    await chromium?.stop();
  });

  it.each(Object.entries(looks))(
    "the pages of a site with pictures pass the audits (%s)",
    async (_, look) => {
      const { items } = await (
        await site.editor().pictures.$get({ query: { limit: "100" } })
      ).json();
      const id = items.find(({ name }) => name === somePictures[2]?.name)?.id ?? "";

      expect(await findingsOf(site, filledPages({ id, day: yesterday, desk }), look)).toEqual([]);
    },
  );

  it.each(tourPages)(
    "the screenshots of the tour are small, and their pages pass axe ($name)",
    async (shown) => {
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
    },
  );

  it.each(["/", "/archive", `/archive/${monthOf(yesterday)}`, `/days/${yesterday}`])(
    "Lighthouse finds no fault (%s)",
    async (path) => {
      expect(await lighthouseFindings(site.url() + path, reference.url, chromium.port)).toEqual([]);
    },
  );
});
