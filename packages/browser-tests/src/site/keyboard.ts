import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { whenPainted } from "./when-painted.ts";

/** How often Tab is pressed before an element counts as unreachable. */
const patience = 40;

/** The used part of the DOM, whose types this package does not have. */
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

/** Presses Tab until `target` has the focus, and expects a visible focus at each step. */
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
  // After the last element, the focus moves from the page to the browser.
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
