import { pictureLimits } from "@iotd/core/picture";
import type { Metadata, OutputInfo, Sharp, SharpOptions } from "sharp";
import { cmykToRgb } from "./colour/cmyk-to-rgb.ts";
import type { ColourSpace } from "./colour/colour-space.ts";
import { toSrgb } from "./colour/to-srgb.ts";
import { unpremultiply } from "./colour/unpremultiply.ts";
import { background } from "./image-settings.ts";
import { sharp } from "./locked-sharp.ts";
import type { StoredColour } from "./read-colour.ts";
import type { Size } from "./variant-sizes.ts";

/** Opaque 8-bit sRGB pixels in rows, with the size of the largest variant. */
export type Pixels = Size & { readonly bytes: Buffer; readonly channels: OutputInfo["channels"] };

const limits = { limitInputPixels: pictureLimits.pixels } satisfies SharpOptions;

/**
 * Decodes an image to `size`, upright. `colour` says how its stored values become colours.
 * Throws if the image is damaged.
 */
export async function readPixels(
  bytes: Uint8Array,
  { width, height }: Size,
  { depth, hasProfile, space: storedModel }: Metadata,
  { space, ignoresIcc, isPremultiplied }: StoredColour<ColourSpace | undefined>,
): Promise<Pixels> {
  const original = sharp(bytes, {
    ...limits,
    // At lower levels a JPEG that was cut off and given an end marker is accepted, with grey below the cut.
    failOn: "warning",
    sequentialRead: true,
    autoOrient: true,
    ignoreIcc: ignoresIcc,
  });
  const image = isPremultiplied ? await openPremultiplied(original) : original;
  const scaled = image.resize({ width, height, fit: "fill" });
  const isDeep = depth === "ushort";
  if (space) return toPixels(await convert(scaled, isDeep, space));
  if (storedModel === "cmyk" && !hasProfile) return toPixels(await convertInks(scaled));
  // sharp converts images of 16 bits with a profile to Display P3, and only this option converts that to sRGB.
  if (hasProfile && isDeep) return toPixels(scaled.withIccProfile("srgb", { attach: false }));
  return toPixels(scaled);
}

/** Divides the colours by the alpha, which sharp expects. */
async function openPremultiplied(image: Sharp): Promise<Sharp> {
  const { data, info } = await image
    .ensureAlpha()
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  unpremultiply(data);
  return fromRaw(data, info);
}

async function convert(image: Sharp, isDeep: boolean, space: ColourSpace): Promise<Sharp> {
  const { data, info } = await image
    .toColourspace(isDeep ? "rgb16" : "srgb")
    .raw({ depth: isDeep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const values = isDeep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  return fromRaw(toSrgb({ values, channels: info.channels }, space), info);
}

async function convertInks(image: Sharp): Promise<Sharp> {
  const { data, info } = await image
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return fromRaw(cmykToRgb(data), { ...info, channels: 3 });
}

const fromRaw = (data: Buffer, { width, height, channels }: OutputInfo) =>
  sharp(data, { ...limits, raw: { width, height, channels } });

async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .flatten({ background })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, channels: info.channels };
}
