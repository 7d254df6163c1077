import type { ColourSpace } from "./colour-space.ts";

/** Samples of pixels with 8 or 16 bits. With two or four channels, the last one is alpha. */
export type Samples = { readonly values: Uint8Array | Uint16Array; readonly channels: number };

/** Enough steps of light that each has at most one of the 256 values of sRGB. */
const lightSteps = 65_535;
const srgbOfLight = Uint8Array.from({ length: lightSteps + 1 }, (_, step) => {
  const light = step / lightSteps;
  const value = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * value);
});

/** The samples in sRGB with 8 bits. A colour outside sRGB gets the nearest value in each channel. */
export function toSrgb({ values, channels }: Samples, { toLight, matrix }: ColourSpace): Buffer {
  const maximum = 2 ** (8 * values.BYTES_PER_ELEMENT) - 1;
  const lights = Float64Array.from({ length: maximum + 1 }, (_, value) =>
    Math.min(lightSteps, toLight(value / maximum) * lightSteps),
  );
  const lightAt = (at: number) => lights[values[at] ?? 0] ?? 0;
  const srgbOf = (light: number) =>
    srgbOfLight[Math.min(lightSteps, Math.max(0, Math.round(light)))] ?? 0;
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = matrix;
  const converted = Buffer.allocUnsafe(values.length);
  for (let at = 0; at < values.length; at += channels) {
    const red = lightAt(at);
    if (channels < 3) {
      converted[at] = srgbOf(red);
    } else {
      const green = lightAt(at + 1);
      const blue = lightAt(at + 2);
      converted[at] = srgbOf(rr * red + rg * green + rb * blue);
      converted[at + 1] = srgbOf(gr * red + gg * green + gb * blue);
      converted[at + 2] = srgbOf(br * red + bg * green + bb * blue);
    }
    if (channels % 2 === 0) {
      const alpha = at + channels - 1;
      converted[alpha] = Math.round((255 * (values[alpha] ?? 0)) / maximum);
    }
  }
  return converted;
}
