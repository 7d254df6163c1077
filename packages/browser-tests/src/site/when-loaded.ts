import type { Locator } from "playwright-core";
import { expect } from "vitest";

const isLoaded = (image: { readonly complete: boolean; readonly naturalWidth: number }) =>
  image.complete && image.naturalWidth > 0;

/** Resolves when the image is loaded. */
export async function whenLoaded(image: Locator): Promise<void> {
  await expect.poll(() => image.evaluate(isLoaded)).toBe(true);
}
