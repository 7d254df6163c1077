import type { Page } from "playwright-core";

/** Resolves when the page has been painted: what is typed or dragged over it before goes nowhere. */
export async function whenPainted(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
  );
}
