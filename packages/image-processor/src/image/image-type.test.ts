import { describe, expect, it } from "vitest";
import { imageTypeOf } from "./image-type.ts";

const ftyp = (...brands: string[]) => {
  const box = Buffer.from(`____ftyp${brands[0]}____${brands.slice(1).join("")}`, "latin1");
  box.writeUInt32BE(box.length, 0);
  return Buffer.concat([box, Buffer.from("____meta", "latin1")]);
};

describe("imageTypeOf", () => {
  it.each([
    ["image/jpeg", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["image/png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["image/webp", Buffer.from("RIFF\x10\x00\x00\x00WEBPVP8 ", "latin1")],
    ["image/avif", ftyp("avif", "mif1", "miaf")],
    ["image/avif", ftyp("mif1", "avif")],
  ])("recognises %s by its first bytes", (type, bytes) => {
    expect(imageTypeOf(bytes)).toBe(type);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("Dear editor, this is a letter.")],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["GIF", Buffer.from("GIF89a")],
    ["PDF", Buffer.from("%PDF-1.7")],
    ["TIFF", Buffer.from("II*\0", "latin1")],
    ["HEIC", ftyp("heic", "mif1", "heic")],
    ["a film", ftyp("isom", "iso2", "avc1", "mp41")],
    ["sound in a RIFF file", Buffer.from("RIFF\x10\x00\x00\x00WAVEfmt ", "latin1")],
    ["half a signature", Buffer.from([0xff, 0xd8])],
  ])("returns undefined for %s", (_what, bytes) => {
    expect(imageTypeOf(bytes)).toBeUndefined();
  });

  it("ignores an AVIF brand after the end of the ftyp box", () => {
    const heic = Buffer.concat([ftyp("heic"), Buffer.from("avif", "latin1")]);

    expect(imageTypeOf(heic)).toBeUndefined();
  });
});
