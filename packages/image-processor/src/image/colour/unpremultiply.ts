/** Divides the colours of RGBA samples with 8 bits by their alpha, in place. */
export function unpremultiply(rgba: Buffer): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let colour = at; colour < at + 3; colour += 1)
      rgba[colour] = Math.min(255, Math.round((255 * (rgba[colour] ?? 0)) / alpha));
  }
}
