import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";

/** The largest that a picture in the README may be. */
export const screenshotBytes = 700_000;

/** Where the README finds its pictures. */
const imagesFolder = new URL("../../../../docs/images/", import.meta.url);

/** Shoots what the window shows, as a PNG of few colours: a tenth of the bytes, no difference to the eye. */
export const shoot = async (page: Page): Promise<Buffer> =>
  sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toBuffer();

/** The committed screenshot of that name, which `shot` replaces first if `UPDATE_SCREENSHOTS` is set. */
export async function committedScreenshot(name: string, shot: Buffer): Promise<Buffer> {
  const file = new URL(`${name}.png`, imagesFolder);
  if (process.env.UPDATE_SCREENSHOTS) await writeFile(file, shot);
  return readFile(file);
}
