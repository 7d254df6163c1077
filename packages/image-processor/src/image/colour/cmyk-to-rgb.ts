/** CMYK samples with 8 bits as RGB, as browsers convert inks without a profile. */
export function cmykToRgb(cmyk: Uint8Array): Buffer {
  const rgb = Buffer.allocUnsafe((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4, to += 3) {
    const light = 255 - (cmyk[from + 3] ?? 0);
    for (let ink = 0; ink < 3; ink += 1)
      rgb[to + ink] = Math.round(((255 - (cmyk[from + ink] ?? 0)) * light) / 255);
  }
  return rgb;
}
