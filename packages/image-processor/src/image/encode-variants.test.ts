import { variantFormats } from "@iotd/core/picture";
import { type PhotoName, photo } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { decoded, flat } from "../testing/decoded.ts";
import { type EncodedVariant, encodeVariants } from "./encode-variants.ts";
import { sharp } from "./locked-sharp.ts";

async function variantsOf(bytes: Uint8Array): Promise<EncodedVariant[]> {
  const { pixels } = await decoded(bytes);
  const variants = [];
  for await (const variant of encodeVariants(pixels)) variants.push(variant);
  return variants;
}

/** The mean of each channel, from 0 to 255. */
const meansOf = async (image: Uint8Array) =>
  (await sharp(image).removeAlpha().stats()).channels.map(({ mean }) => mean);

describe("encodeVariants", () => {
  it.each<[PhotoName, string[]]>([
    ["hubble_deep_field.jpg", ["640x558", "1000x872"]],
    ["rocket.jpg", ["640x427"]],
    ["astronaut.png", ["512x512"]],
  ])("makes %s in each format and the sizes %j", async (name, sizes) => {
    const variants = await variantsOf(await photo(name));

    expect(variants.map(({ format, width, height }) => `${format} ${width}x${height}`)).toEqual(
      sizes.flatMap((size) => variantFormats.map((format) => `${format} ${size}`)),
    );
  });

  it("makes files of the stated type and size that look like the original", async () => {
    const original = await photo("coffee.png");
    const expected = await meansOf(original);

    for (const { format, width, height, bytes } of await variantsOf(original)) {
      const header = await sharp(bytes).metadata();
      expect(header.mediaType).toBe(`image/${format}`);
      expect(header).toMatchObject({ width, height, space: "srgb", channels: 3, depth: "uchar" });
      for (const [channel, mean] of (await meansOf(bytes)).entries())
        expect(mean).toBeCloseTo(expected[channel] ?? -1, -0.7);
    }
  });

  it("removes all metadata of the original", async () => {
    const original = await sharp(await photo("rocket.jpg"))
      .withExif({
        IFD0: { Artist: "Ada Lovelace" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 12/1" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Ada Lovelace</x:xmpmeta>')
      .withIccProfile("p3")
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(original.includes("Ada Lovelace")).toBe(true);

    const variants = await variantsOf(original);

    expect(variants).toHaveLength(variantFormats.length);
    for (const { bytes } of variants) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.includes("Ada Lovelace")).toBe(false);
    }
  });

  it("makes the same bytes for the same picture", async () => {
    const original = await photo("rocket.jpg");

    const [once, again] = await Promise.all([variantsOf(original), variantsOf(original)]);

    expect(again).toEqual(once);
  });

  it.each([
    [1, 1],
    [10_000, 1],
    [1, 10_000],
  ])("makes variants of %i × %i pixels", async (width, height) => {
    const original = await flat(width, height).png().toBuffer();

    for (const variant of await variantsOf(original)) {
      const header = await sharp(variant.bytes).metadata();
      expect(header).toMatchObject({ width: variant.width, height: variant.height });
    }
  });

  it("makes variants of a greyscale picture", async () => {
    const original = await sharp(await photo("chelsea.png"))
      .toColourspace("b-w")
      .png()
      .toBuffer();

    expect(await variantsOf(original)).toHaveLength(variantFormats.length);
  });
});
