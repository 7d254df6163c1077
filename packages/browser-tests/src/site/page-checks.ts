import type { Page } from "playwright-core";
import * as z from "zod";

type Box = { readonly scrollWidth: number; readonly clientWidth: number };

/** By how many CSS pixels the page is wider than its window, or a text is wider than its column. */
export const sidewaysOverflow = async (page: Page): Promise<number> =>
  // A page may clip content that is too wide, so its texts are measured too.
  Math.max(
    ...(await page
      // In the calendar, long names end in an ellipsis.
      .locator("html, h1, h2, p:not(.visually-hidden), :not(.day) > .name")
      .evaluateAll((boxes: readonly Box[]) =>
        boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      )),
  );

/** The Cumulative Layout Shift of the page so far; 0 is no shift. */
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

/** The controls, images and landmarks without an accessible name, as lines of the ARIA snapshot. */
export const namelessParts = async (page: Page): Promise<string[]> =>
  (await page.locator("body").ariaSnapshot())
    .split("\n")
    .filter((line) => rolesThatNeedNames.test(line));
