import { addDays, dayAt } from "@iotd/core/day";
import { showcase } from "@iotd/local/demo/showcase";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { tabTo } from "../site/keyboard.ts";
import { publishShowcase } from "../site/publish-showcase.ts";
import { styleOf } from "../site/style-of.ts";
import { draw, zoom } from "../site/touch.ts";
import { needsChromium, phone, useSite } from "../site/use-site.ts";
import { whenLoaded } from "../site/when-loaded.ts";
import { whenPainted } from "../site/when-painted.ts";

const now = new Date();
const dayBefore = (days: number) => addDays(dayAt(now, "UTC"), -days);

const shows = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Expects that the page is still at `path` after a key or a touch. */
async function expectToStay(page: Page, path: string): Promise<void> {
  await whenPainted(page);
  expect(new URL(page.url()).pathname).toBe(path);
}

describe("the pages of days", needsChromium, () => {
  const site = useSite();
  let ids: string[] = [];

  beforeAll(async () => {
    ids = await publishShowcase(site.editor(), now);
  });

  it("arrow keys lead from today to the first day and back", async () => {
    const page = await site.open("/");
    const names = showcase.toReversed().map(({ name }) => name);

    await page.keyboard.press("ArrowRight");
    await expectToStay(page, "/");
    for (const name of names.slice(1)) {
      await page.keyboard.press("ArrowLeft");
      await shows(page, name);
    }
    await page.keyboard.press("ArrowLeft");
    await expectToStay(page, `/days/${dayBefore(4)}`);
    await page.keyboard.press("ArrowRight");

    await shows(page, "Before the First Sip");
  });

  it("arrow keys with a modifier and in fields do not change the page", async () => {
    const path = `/days/${dayBefore(2)}`;
    const page = await site.open(path);
    for (const modifier of ["Shift", "Control", "Meta"]) {
      await page.keyboard.press(`${modifier}+ArrowLeft`);
      await expectToStay(page, path);
    }

    const month = `/archive/${dayBefore(0).slice(0, 7)}`;
    await page.goto(month);
    const field = page.getByRole("searchbox");
    await field.fill("ct");
    await field.press("ArrowLeft");
    await field.press("a");

    expect(await field.inputValue()).toBe("cat");
    await expectToStay(page, month);
  });

  it("on a phone, a swipe to the right leads to the previous day and to the left to the next", async () => {
    const page = await site.open("/", { hasTouch: true, window: phone });
    await shows(page, "Hubble eXtreme Deep Field");

    await draw(page, [
      { x: 80, y: 300 },
      { x: 280, y: 310 },
    ]);
    await shows(page, "Eileen Collins");
    await draw(page, [
      { x: 80, y: 300 },
      { x: 280, y: 310 },
    ]);
    await shows(page, "DSCOVR, Before Launch");
    await draw(page, [
      { x: 280, y: 300 },
      { x: 80, y: 290 },
    ]);

    await shows(page, "Eileen Collins");
  });

  it("scrolling, pinching and panning a zoomed page do not change the day", async () => {
    const path = `/days/${dayBefore(2)}`;
    const page = await site.open(path, { hasTouch: true, window: phone });

    await draw(page, [
      { x: 100, y: 500 },
      { x: 160, y: 200 },
    ]);
    await expectToStay(page, path);
    await draw(
      page,
      [
        { x: 150, y: 300 },
        { x: 60, y: 300 },
      ],
      [
        { x: 200, y: 300 },
        { x: 300, y: 300 },
      ],
    );
    await expectToStay(page, path);
    await zoom(page, 2);
    await draw(page, [
      { x: 80, y: 300 },
      { x: 280, y: 310 },
    ]);

    await expectToStay(page, path);
  });

  it("the picture fills a window of any shape, with its focal point visible", async () => {
    const param = { id: ids[2] ?? "" };
    const json = { focalPoint: { x: 0.9, y: 0.3 } };
    await site.editor().pictures[":id"].$patch({ param, json });

    for (const window of [phone, { width: 1100, height: 500 }, { width: 700, height: 1000 }]) {
      const page = await site.open(`/days/${dayBefore(2)}`, { window });
      await whenLoaded(page.locator("img.picture"));

      const { box, focal } = await whereIs(page, { x: 0.9, y: 0.3 });

      expect(box).toEqual({ x: 0, y: 0, ...window });
      expect(focal.x).toBeGreaterThanOrEqual(0);
      expect(focal.x).toBeLessThanOrEqual(window.width);
      expect(focal.y).toBeGreaterThanOrEqual(0);
      expect(focal.y).toBeLessThanOrEqual(window.height);
    }
  });

  it("a printed day contains the picture, its texts, its day and its URL, and nothing else", async () => {
    const path = `/days/${dayBefore(1)}`;
    const page = await site.open(path);
    const { name, tagline, credit, alt } = showcase[3] ?? showcase[0];
    await whenLoaded(page.getByRole("img", { name: alt }));

    await page.emulateMedia({ media: "print" });

    expect(await page.getByRole("img").count()).toBe(1);
    expect(await page.locator("h1, p:visible").allTextContents()).toEqual([
      expect.stringContaining(String(now.getUTCFullYear())),
      name,
      tagline,
      `Credit: ${credit}`,
      `${site.url()}${path}`,
    ]);
    expect(await page.getByRole("link").count()).toBe(0);
  });

  it("pages are light or dark as the visitor's system prefers", async () => {
    const page = await site.open("/archive");
    const grounds = new Set<string>();

    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      grounds.add(await styleOf(page.locator("body"), "background-color"));
    }

    expect(grounds.size).toBe(2);
  });

  it("the page of a day without a picture leads to the nearest one, with the keyboard only", async () => {
    const page = await site.open("/days/2001-01-01");
    await tabTo(page, page.getByRole("link", { name: "Chelsea" }));
    await page.keyboard.press("Enter");
    await shows(page, "Chelsea");

    await page.goto(`/days/${dayBefore(-3)}`);
    await page.getByText("in 3 days").waitFor();
    await tabTo(page, page.getByRole("searchbox"));
    await page.keyboard.type("shuttle");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Eileen Collins" }).waitFor();
  });
});

type LoadedImage = { readonly naturalWidth: number; readonly naturalHeight: number };

/** The position in the window of a point of the picture, from its `object-fit: cover` and `object-position`. The point is 0 to 1. */
async function whereIs(page: Page, point: { readonly x: number; readonly y: number }) {
  const image = page.locator("img.picture");
  const box = await image.boundingBox();
  const { width, height } = await image.evaluate((element: LoadedImage) => ({
    width: element.naturalWidth,
    height: element.naturalHeight,
  }));
  expect(await styleOf(image, "object-fit")).toBe("cover");
  const position = await styleOf(image, "object-position");
  if (!box) throw new Error("the picture is not drawn");
  const scale = Math.max(box.width / width, box.height / height);
  const [x = 0, y = 0] = position.split(" ").map((share) => Number.parseFloat(share) / 100);
  return {
    box,
    focal: {
      x: (box.width - width * scale) * x + width * scale * point.x,
      y: (box.height - height * scale) * y + height * scale * point.y,
    },
  };
}
