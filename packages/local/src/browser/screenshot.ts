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

/** The same as WebP, for pages that show many: a fifth of the bytes, some loss in photographs. */
export const shootSmall = async (page: Page): Promise<Buffer> =>
  sharp(await page.screenshot())
    .webp({ quality: 80, effort: 6 })
    .toBuffer();

/** Whether the committed screenshots are to be taken anew. */
export const updatesScreenshots = Boolean(process.env.UPDATE_SCREENSHOTS);

/** The committed screenshot of that name, which `shot` replaces first if `UPDATE_SCREENSHOTS` is set. */
export async function committedScreenshot(
  name: string,
  shot: Buffer,
  extension: "png" | "webp" = "png",
): Promise<Buffer> {
  const file = new URL(`${name}.${extension}`, imagesFolder);
  if (updatesScreenshots) await writeFile(file, shot);
  return readFile(file);
}
