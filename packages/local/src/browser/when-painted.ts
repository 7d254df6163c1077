import type { Page } from "playwright-core";

/** Resolves when the page has been painted: keys that are pressed before go nowhere. */
export async function whenPainted(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
  );
}
