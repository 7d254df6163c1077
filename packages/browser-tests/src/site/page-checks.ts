import type { Page } from "playwright-core";
import * as z from "zod";

type Box = { readonly scrollWidth: number; readonly clientWidth: number };

/** By how many CSS pixels the page is wider than its window, or a text than its column. */
export const sidewaysOverflow = async (page: Page): Promise<number> =>
  // A page that clips what is too wide would hide it, so its texts are asked too.
  Math.max(
    ...(await page
      // In the calendar names that are too long end in dots.
      .locator("html, h1, h2, p:not(.visually-hidden), :not(.day) > .name")
      .evaluateAll((boxes: readonly Box[]) =>
        boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      )),
  );

/** How much has moved since the page began to show, as Cumulative Layout Shift counts it: 0 is nothing. */
export async function layoutShift(page: Page): Promise<number> {
  const sum = await page.evaluate(`(() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: "layout-shift", buffered: true });
    return observer.takeRecords().reduce((sum, { value }) => sum + value, 0);
  })()`);
  return z.number().parse(sum);
}

const rolesThatNeedNames =
  /^\s*- (?:button|link|textbox|combobox|checkbox|img|navigation|region|progressbar|heading)(?! ")/;

/** The controls, images and landmarks that a screen reader could not call by a name, as it meets them. */
export const namelessParts = async (page: Page): Promise<string[]> =>
  (await page.locator("body").ariaSnapshot())
    .split("\n")
    .filter((line) => rolesThatNeedNames.test(line));
