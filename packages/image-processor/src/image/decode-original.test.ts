import { photo, photoNames } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { decoded as decode, flat } from "../testing/decoded.ts";
import { animatedPng, pngClaiming } from "../testing/png-files.ts";
import { type DecodedOriginal, decodeOriginal } from "./decode-original.ts";
import { sharp } from "./locked-sharp.ts";
import { isRefused } from "./refused.ts";

/** The code of the refusal, or "accepted". */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  const outcome = await decodeOriginal(bytes);
  return isRefused(outcome) ? outcome.refused : "accepted";
}

const pixelAt = ({ pixels }: DecodedOriginal, x: number, y: number) => {
  const at = (y * pixels.width + x) * pixels.channels;
  return [...pixels.bytes.subarray(at, at + pixels.channels)];
};

/** Each channel of `actual` within `tolerance` of `expected`: JPEG and profiles round. */
const expectColour = (actual: readonly number[], expected: readonly number[], tolerance = 4) => {
  const isNear = expected.every(
    (value, channel) => Math.abs(value - (actual[channel] ?? -1)) <= tolerance,
  );
  expect(isNear, `[${actual}] is not near [${expected}]`).toBe(true);
};

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const cut = (bytes: Buffer, fraction: number) =>
  bytes.subarray(0, Math.floor(bytes.length * fraction));

describe("decodeOriginal", () => {
  it.each(photoNames)("reads %s", async (name) => {
    const bytes = await photo(name);
    const { width, height } = await sharp(bytes).metadata();

    const { size, pixels } = await decode(bytes);

    expect(size).toEqual({ width, height });
    expect(pixels).toMatchObject({ width, height, channels: 3 });
  });

  it("reads AVIF", async () => {
    const avif = await sharp(await photo("rocket.jpg"))
      .avif({ effort: 0 })
      .toBuffer();

    expect((await decode(avif)).size).toEqual({ width: 640, height: 427 });
  });

  it("reads WebP", async () => {
    const webp = await sharp(await photo("rocket.jpg"))
      .webp({ effort: 0 })
      .toBuffer();

    expect((await decode(webp)).size).toEqual({ width: 640, height: 427 });
  });

  it("decodes to the size of the largest variant, and returns the size of the original", async () => {
    const { size, pixels } = await decode(await flat(6_000, 3_000).jpeg().toBuffer());

    expect(size).toEqual({ width: 6_000, height: 3_000 });
    expect(pixels).toMatchObject({ width: 3_840, height: 1_920 });
  });

  // The stored picture has red and green above, blue and yellow below. The letters are the corners after.
  it.each([
    [1, "rgby"],
    [2, "gryb"],
    [3, "ybgr"],
    [4, "byrg"],
    [5, "rbgy"],
    [6, "bryg"],
    [7, "ygbr"],
    [8, "gyrb"],
  ])("turns a picture with EXIF orientation %i upright", async (orientation, corners) => {
    const colours: Record<string, number[]> = {
      r: [255, 0, 0],
      g: [0, 255, 0],
      b: [0, 0, 255],
      y: [255, 255, 0],
    };
    const stored = Buffer.from(["r", "g", "b", "y"].flatMap((name) => colours[name] ?? []));
    const bytes = await sharp(stored, { raw: { width: 2, height: 2, channels: 3 } })
      .resize(60, 40, { kernel: "nearest", fit: "fill" })
      .withMetadata({ orientation })
      .png()
      .toBuffer();

    const decoded = await decode(bytes);

    const { width, height } = decoded.pixels;
    expect(decoded.size).toEqual(
      orientation < 5 ? { width: 60, height: 40 } : { width: 40, height: 60 },
    );
    const actual = [
      pixelAt(decoded, 5, 5),
      pixelAt(decoded, width - 5, 5),
      pixelAt(decoded, 5, height - 5),
      pixelAt(decoded, width - 5, height - 5),
    ];
    for (const [index, corner] of [...corners].entries())
      expectColour(actual[index] ?? [], colours[corner] ?? []);
  });

  it("converts Display P3 to sRGB", async () => {
    const bytes = await flat(64, 64, "rgb(200, 100, 60)").withIccProfile("p3").png().toBuffer();
    const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();

    const decoded = await decode(bytes);

    expect([...stored.subarray(0, 3)]).not.toEqual([200, 100, 60]);
    expectColour(pixelAt(decoded, 32, 32), [200, 100, 60]);
  });

  it("converts CMYK to sRGB", async () => {
    const bytes = await flat(64, 64, "rgb(200, 100, 60)").toColourspace("cmyk").jpeg().toBuffer();

    const decoded = await decode(bytes);

    expect(decoded.pixels.channels).toBe(3);
    expectColour(pixelAt(decoded, 32, 32), [200, 100, 60], 30);
  });

  it("reads 16 bits per channel", async () => {
    const bytes = await flat(64, 64, "rgb(200, 100, 60)").toColourspace("rgb16").png().toBuffer();

    const decoded = await decode(bytes);

    expect((await sharp(bytes).metadata()).depth).toBe("ushort");
    expectColour(pixelAt(decoded, 32, 32), [200, 100, 60]);
  });

  it.each(["jpeg", "png"] as const)("reads greyscale %s", async (format) => {
    const bytes = await flat(64, 64, "#808080").toColourspace("b-w").toFormat(format).toBuffer();

    const decoded = await decode(bytes);

    expect((await sharp(bytes).metadata()).channels).toBe(1);
    expectColour(pixelAt(decoded, 32, 32), [128]);
  });

  it("puts transparent pixels on white", async () => {
    const bytes = await sharp({
      create: {
        width: 64,
        height: 64,
        channels: 4,
        background: { r: 255, g: 0, b: 0, alpha: 0.5 },
      },
    })
      .png()
      .toBuffer();

    const decoded = await decode(bytes);

    expect(decoded.pixels.channels).toBe(3);
    expectColour(pixelAt(decoded, 32, 32), [255, 127, 127]);
  });

  it.each([
    [1, 1],
    [10_000, 1],
    [1, 10_000],
  ])("reads a picture of %i × %i", async (width, height) => {
    const { size, pixels } = await decode(await flat(width, height).png().toBuffer());

    expect(size).toEqual({ width, height });
    expect(pixels.width).toBeGreaterThan(0);
    expect(pixels.height).toBeGreaterThan(0);
  });

  it.each([
    ["text", Buffer.from("Dear editor, this is a letter.")],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s", async (_what, bytes) => {
    expect(await refusalOf(bytes)).toBe("unsupported_type");
  });

  it("refuses GIF, animated or not", async () => {
    const gif = await flat(8, 8).gif().toBuffer();

    expect(await refusalOf(gif)).toBe("unsupported_type");
  });

  it("refuses an animated PNG", async () => {
    expect(await refusalOf(animatedPng(8, 8))).toBe("animated");
  });

  it("accepts an animated PNG of one frame", async () => {
    expect(await refusalOf(animatedPng(8, 8, 1))).toBe("accepted");
  });

  it("refuses an animated WebP", async () => {
    const frames = await Promise.all(
      ["#ff0000", "#0000ff"].map((colour) => flat(8, 8, colour).png().toBuffer()),
    );
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();

    expect(await refusalOf(webp)).toBe("animated");
  });

  it("accepts an animated WebP of one frame", async () => {
    const webp = await flat(8, 8).webp().toBuffer();
    const frame = Buffer.concat([Buffer.alloc(16), webp.subarray(12)]);
    frame.set([7, 0, 0, 7, 0, 0], 6);
    const body = Buffer.concat([
      Buffer.from("WEBPVP8X\x0a\0\0\0\x02\0\0\0\x07\0\0\x07\0\0", "latin1"),
      Buffer.from("ANIM\x06\0\0\0\0\0\0\0\0\0", "latin1"),
      Buffer.from("ANMF", "latin1"),
      littleEndian(frame.length),
      frame,
    ]);
    const animated = Buffer.concat([Buffer.from("RIFF"), littleEndian(body.length), body]);

    expect(await refusalOf(animated)).toBe("accepted");
  });

  it("refuses a sequence of AVIF images", async () => {
    const avif = await flat(64, 64).avif({ effort: 0 }).toBuffer();
    avif.write("avis", 8, "latin1");

    expect(await refusalOf(avif)).toBe("animated");
  });

  it("refuses 50,000 × 50,000 pixels when it has read the header", async () => {
    expect(await refusalOf(pngClaiming(50_000, 50_000))).toBe("too_many_pixels");
  });

  it("refuses more than 100 megapixels", async () => {
    expect(await refusalOf(pngClaiming(10_000, 10_000))).toBe("not_decodable");
    expect(await refusalOf(pngClaiming(10_001, 10_000))).toBe("too_many_pixels");
  });

  it.each([0.01, 0.5, 0.95, 0.999])(
    "refuses a JPEG cut off to the fraction %f",
    async (fraction) => {
      const bytes = cut(await photo("hubble_deep_field.jpg"), fraction);

      expect(await refusalOf(bytes)).toBe("not_decodable");
    },
  );

  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "refuses a %s cut off anywhere",
    async (format) => {
      const whole = await sharp(await photo("coffee.png"))
        .resize(120)
        .toFormat(format, { progressive: true, effort: 1 })
        .toBuffer();

      for (let percent = 1; percent < 100; percent += 2)
        expect(await refusalOf(cut(whole, percent / 100)), `${percent} %`).toMatch(
          /not_decodable|unsupported_type/,
        );
    },
  );

  it("refuses a PNG with one wrong bit anywhere in its pixels", async () => {
    const png = await flat(64, 64).png({ compressionLevel: 0 }).toBuffer();
    for (let at = png.indexOf("IDAT") + 4; at < png.length - 12; at += 211) {
      const damaged = Buffer.from(png);
      damaged[at] = (damaged[at] ?? 0) ^ 4;

      expect(await refusalOf(damaged), `byte ${at}`).toBe("not_decodable");
    }
  });

  it("refuses a JPEG that was cut off and given an end marker", async () => {
    const endOfImage = Buffer.from([0xff, 0xd9]);
    const bytes = Buffer.concat([cut(await photo("hubble_deep_field.jpg"), 0.5), endOfImage]);

    expect(await refusalOf(bytes)).toBe("not_decodable");
  });

  it("accepts a JPEG with more bytes after its end, which some cameras add", async () => {
    const bytes = Buffer.concat([await photo("rocket.jpg"), Buffer.alloc(1_000, 7)]);

    expect(await refusalOf(bytes)).toBe("accepted");
  });

  it.each([
    ["JPEG", Buffer.from([0xff, 0xd8, 0xff])],
    ["PNG", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["WebP", Buffer.from("RIFF\x10\x00\x00\x00WEBPVP8X", "latin1")],
    ["AVIF", Buffer.from("\x00\x00\x00\x14ftypavif\x00\x00\x00\x00mif1", "latin1")],
  ])("refuses a %s that ends after its signature", async (_type, bytes) => {
    expect(await refusalOf(bytes)).toBe("not_decodable");
  });
});
