import type { Page } from "playwright-core";

/** Resolves when the page is painted. Browsers ignore keys and drags before that. */
export async function whenPainted(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
  );
}
