/** Changes the colour codes of an AVIF that sharp made: primaries and transfer of ITU-T H.273. */
export function withColourCodes(avif: Buffer, primaries: number, transfer: number): Buffer {
  const changed = Buffer.from(avif);
  const content = avif.indexOf("colrnclx") + "colrnclx".length;
  changed.writeUInt16BE(primaries, content);
  changed.writeUInt16BE(transfer, content + 2);
  return changed;
}

/**
 * Declares that the colours of an AVIF are multiplied by its alpha. The AVIF must have been made by sharp
 * with alpha and Exif: the reference to its Exif is replaced.
 */
export function declaredPremultiplied(avif: Buffer): Buffer {
  const changed = Buffer.from(avif);
  const alpha = avif.indexOf("auxl") + 4;
  const exif = avif.indexOf("cdsc");
  changed.write("prem", exif, "latin1");
  // Each reference has the item that refers, the number of items it refers to, and those.
  avif.copy(changed, exif + 4, alpha + 4, alpha + 6);
  avif.copy(changed, exif + 8, alpha, alpha + 2);
  return changed;
}
