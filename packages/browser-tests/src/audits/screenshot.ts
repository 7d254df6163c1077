import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { whenPainted } from "../site/when-painted.ts";

/** The folder of the images in the docs. */
const imagesFolder = new URL("../../../../docs/images/", import.meta.url);

/** A screenshot of the window, as a small WebP with lossy compression. */
export async function shoot(page: Page): Promise<Buffer> {
  // A loaded image is not decoded immediately.
  await page.evaluate(
    "Promise.all([...document.images].filter((image) => image.complete && image.currentSrc).map((image) => image.decode()))",
  );
  await whenPainted(page);
  return sharp(await page.screenshot())
    .webp({ quality: 80, effort: 6 })
    .toBuffer();
}

/** Whether to replace the committed screenshots. */
export const updatesScreenshots = Boolean(process.env.UPDATE_SCREENSHOTS);

/** The committed screenshot `name`. If `UPDATE_SCREENSHOTS` is set, `shot` replaces it first. */
export async function committedScreenshot(name: string, shot: Buffer): Promise<Buffer> {
  const file = new URL(`${name}.webp`, imagesFolder);
  if (updatesScreenshots) await writeFile(file, shot);
  return readFile(file);
}
