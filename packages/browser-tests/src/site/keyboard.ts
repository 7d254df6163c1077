import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { whenPainted } from "./when-painted.ts";

/** So many times Tab is pressed before a thing counts as out of a keyboard's reach. */
const patience = 40;

/** What is asked of the DOM, which this package's types do not know. */
type FocusableElement = {
  readonly tagName: string;
  readonly ownerDocument: {
    readonly activeElement: unknown;
    readonly defaultView: {
      readonly getComputedStyle: (element: unknown) => {
        readonly outlineStyle: string;
        readonly outlineWidth: string;
      };
    };
  };
};

/** Presses Tab until the focus is on `target`, and expects to see on the way where the focus is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await whenPainted(page);
  for (let count = 0; count < patience; count += 1) {
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
    if (await target.evaluate(hasFocus)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const focused = page.locator(":focus");
  // From the last element the focus leaves the page for the browser.
  if ((await focused.count()) === 0) return;
  const { tagName, outlineStyle, outlineWidth } = await focused.evaluate(outlineOf);
  expect([tagName, outlineStyle]).not.toEqual([tagName, "none"]);
  expect([tagName, Number.parseFloat(outlineWidth) >= 2]).toEqual([tagName, true]);
}

const hasFocus = (element: FocusableElement) => element === element.ownerDocument.activeElement;

function outlineOf(element: FocusableElement) {
  const { outlineStyle, outlineWidth } =
    element.ownerDocument.defaultView.getComputedStyle(element);
  return { tagName: element.tagName, outlineStyle, outlineWidth };
}
