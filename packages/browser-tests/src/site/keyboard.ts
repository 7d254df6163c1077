import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { styleOf } from "./style-of.ts";
import { whenPainted } from "./when-painted.ts";

/** How often Tab is pressed before an element counts as unreachable. */
const patience = 40;

/** Presses Tab until `target` has the focus, and expects a visible focus at each step. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await whenPainted(page);
  for (let count = 0; count < patience; count += 1) {
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const focused = page.locator(":focus");
  // After the last element, the focus moves from the page to the browser.
  if ((await focused.count()) === 0) return;
  expect(await styleOf(focused, "outline-style")).not.toBe("none");
  expect(Number.parseFloat(await styleOf(focused, "outline-width"))).toBeGreaterThanOrEqual(2);
}
