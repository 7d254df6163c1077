import { describe, expect, it } from "vitest";
import { sharp } from "./locked-sharp.ts";

describe("sharp with the settings of this package", () => {
  it("does not read SVG", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');

    await expect(sharp(svg).metadata()).rejects.toThrow("unsupported image format");
  });

  it.each(["gif", "tiff"] as const)("does not read %s", async (format) => {
    const image = { create: { width: 9, height: 9, channels: 3, background: "#fff" } } as const;
    const bytes = await sharp(image).toFormat(format).toBuffer();

    await expect(sharp(bytes).metadata()).rejects.toThrow("unsupported image format");
  });

  it("does not read from a path", async () => {
    const path = new URL("../../../core/photos/rocket.jpg", import.meta.url).pathname;

    await expect(sharp(path).metadata()).rejects.toThrow("unsupported image format");
  });
});
