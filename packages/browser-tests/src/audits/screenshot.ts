import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { whenPainted } from "../site/when-painted.ts";

/** Where the docs find their pictures. */
const imagesFolder = new URL("../../../../docs/images/", import.meta.url);

/** Shoots what the window shows, as a WebP: small, with some loss in photographs. */
export async function shoot(page: Page): Promise<Buffer> {
  // An image may be there for a while before its pixels are.
  await page.evaluate(
    "Promise.all([...document.images].filter((image) => image.complete && image.currentSrc).map((image) => image.decode()))",
  );
  await whenPainted(page);
  return sharp(await page.screenshot())
    .webp({ quality: 80, effort: 6 })
    .toBuffer();
}

/** Whether the committed screenshots are to be taken again. */
export const updatesScreenshots = Boolean(process.env.UPDATE_SCREENSHOTS);

/** The committed screenshot of that name, which `shot` replaces first if `UPDATE_SCREENSHOTS` is set. */
export async function committedScreenshot(name: string, shot: Buffer): Promise<Buffer> {
  const file = new URL(`${name}.webp`, imagesFolder);
  if (updatesScreenshots) await writeFile(file, shot);
  return readFile(file);
}
