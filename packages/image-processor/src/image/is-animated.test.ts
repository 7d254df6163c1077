import { describe, expect, it } from "vitest";
import { isAnimated } from "./is-animated.ts";

const box = (type: string, content: Buffer) => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length);
  header.write(type, 4, "latin1");
  return Buffer.concat([header, content]);
};

function sequence(samples: number): Buffer {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32BE(samples, 8);
  const track = ["stbl", "minf", "mdia", "trak", "moov"].reduce(
    (content, type) => box(type, content),
    box("stsz", sizes),
  );
  return Buffer.concat([box("ftyp", Buffer.from("avis\0\0\0\0avifavis", "latin1")), track]);
}

describe("isAnimated", () => {
  it("counts the frames of an AVIF sequence", () => {
    expect(isAnimated("image/avif", sequence(1))).toBe(false);
    expect(isAnimated("image/avif", sequence(2))).toBe(true);
  });
});
