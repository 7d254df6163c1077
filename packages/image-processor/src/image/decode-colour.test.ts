import { describe, expect, it } from "vitest";
import { declaredPremultiplied, withColourCodes } from "../testing/avif-files.ts";
import { decoded } from "../testing/decoded.ts";
import { chunk, numbers, withChunks } from "../testing/png-files.ts";
import { decodeOriginal } from "./decode-original.ts";
import { sharp } from "./locked-sharp.ts";

/** The colours of a square, by rows. */
type Corners = readonly (readonly [red: number, green: number, blue: number])[];
const stored: Corners = [
  [220, 30, 30],
  [30, 200, 30],
  [30, 30, 220],
  [128, 128, 128],
];
/** Display P3, as Chromium shows it. */
const p3: Corners = [
  [240, 0, 0],
  [0, 204, 0],
  [30, 30, 229],
  [128, 128, 128],
];
/** Linear light, as Chromium shows it. */
const linear: Corners = [
  [239, 96, 96],
  [96, 229, 96],
  [96, 96, 239],
  [188, 188, 188],
];

const side = 64;
const square = () =>
  sharp(Buffer.from(stored.flat()), { raw: { width: 2, height: 2, channels: 3 } }).resize(
    side,
    side,
    { kernel: "nearest", fit: "fill" },
  );
const deep = () => square().toColourspace("rgb16");
const png = () => square().png().toBuffer();
const avif = () => square().avif({ lossless: true, effort: 0 }).toBuffer();

/** The colours in the middle of the four corners. */
async function cornersOf(bytes: Uint8Array): Promise<number[][]> {
  const { pixels } = await decoded(bytes);
  return [
    [16, 16],
    [48, 16],
    [16, 48],
    [48, 48],
  ].map(([x = 0, y = 0]) => {
    const at = (y * side + x) * pixels.channels;
    return [...pixels.bytes.subarray(at, at + 3)];
  });
}

function expectCorners(actual: readonly (readonly number[])[], expected: Corners): void {
  const distance = Math.max(
    ...expected.flatMap((colour, corner) =>
      colour.map((value, channel) => Math.abs(value - (actual[corner]?.[channel] ?? -99))),
    ),
  );
  expect(distance, JSON.stringify(actual)).toBeLessThanOrEqual(2);
}

const gammaOf = (value: number) => chunk("gAMA", numbers(Math.round(100_000 * value)));
const primariesOf = (...values: readonly number[]) =>
  chunk("cHRM", numbers(...values.map((value) => Math.round(100_000 * value))));
const codes = (...values: readonly number[]) => chunk("cICP", Buffer.from(values));
const srgbChunk = chunk("sRGB", Buffer.from([0]));
const srgbPrimaries = primariesOf(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06);
const p3Primaries = primariesOf(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06);
const proPhotoPrimaries = primariesOf(
  0.3457,
  0.3585,
  0.7347,
  0.2653,
  0.1596,
  0.8404,
  0.0366,
  0.0001,
);

// All expected colours are what Chromium 156 shows.
describe("the colours of a PNG", () => {
  it.each<[string, readonly Buffer[], Corners]>([
    ["gAMA of 1", [gammaOf(1)], linear],
    ["gAMA of 1/2.2, which is almost sRGB", [gammaOf(1 / 2.2)], stored],
    [
      "gAMA of 1/2.2 with cHRM",
      [gammaOf(1 / 2.2), srgbPrimaries],
      [
        [221, 24, 24],
        [24, 201, 24],
        [24, 24, 221],
        [129, 129, 129],
      ],
    ],
    [
      "gAMA and cHRM with another white",
      [gammaOf(1 / 1.8), proPhotoPrimaries],
      [
        [255, 0, 33],
        [0, 230, 0],
        [0, 38, 242],
        [146, 146, 146],
      ],
    ],
    ["cHRM alone, which is ignored", [p3Primaries], stored],
    [
      "gAMA with impossible cHRM, which is ignored",
      [gammaOf(1), primariesOf(0, 0, 0, 0, 0, 0, 0, 0)],
      stored,
    ],
    ["gAMA of 0, which is ignored", [gammaOf(0)], stored],
    ["sRGB and gAMA", [srgbChunk, gammaOf(1)], stored],
    ["cICP and sRGB", [codes(12, 13, 0, 1), srgbChunk], p3],
    [
      "cICP of BT.2020",
      [codes(9, 14, 0, 1)],
      [
        [255, 0, 0],
        [0, 208, 0],
        [0, 0, 229],
        [121, 121, 121],
      ],
    ],
    ["cICP of unspecified colours, and gAMA", [codes(2, 2, 0, 1), gammaOf(1)], linear],
    ["cICP in limited range, which is ignored", [codes(12, 13, 0, 0)], stored],
  ])("are right with %s", async (_what, chunks, expected) => {
    expectCorners(await cornersOf(withChunks(await png(), ...chunks)), expected);
  });

  it("are those of the ICC profile if there is also gAMA", async () => {
    const profiled = await square().withIccProfile("p3").png().toBuffer();

    expectCorners(await cornersOf(withChunks(profiled, gammaOf(1))), stored);
  });

  it("are those of cICP if there is also an ICC profile", async () => {
    const profiled = await square().withIccProfile("p3").png().toBuffer();
    const values = await sharp(profiled, { ignoreIcc: true }).raw().toBuffer();

    const [first] = await cornersOf(withChunks(profiled, codes(1, 13, 0, 1)));

    expect(first).toEqual([...values.subarray(0, 3)]);
  });

  it.each([
    ["16 bits and gAMA", async () => withChunks(await deep().png().toBuffer(), gammaOf(1)), linear],
    [
      "16 bits and an ICC profile",
      async () => deep().withIccProfile("p3").png().toBuffer(),
      stored,
    ],
  ])("are right with %s", async (_what, make, expected) => {
    expectCorners(await cornersOf(await make()), expected);
  });

  it("are right in greyscale with gAMA", async () => {
    const grey = await square().toColourspace("b-w").png().toBuffer();

    expect((await cornersOf(withChunks(grey, gammaOf(1))))[3]?.[0]).toBe(188);
  });

  it("are put on white where they are transparent, after their conversion", async () => {
    const background = { r: 128, g: 128, b: 128, alpha: 0.5 };
    const half = await sharp({ create: { width: side, height: side, channels: 4, background } })
      .png()
      .toBuffer();

    const [[red] = []] = await cornersOf(withChunks(half, gammaOf(1)));

    expect(red).toBeGreaterThanOrEqual(220);
    expect(red).toBeLessThanOrEqual(222);
  });
});

describe("the colours of an AVIF", () => {
  it.each<[string, number, number, Corners]>([
    ["sRGB", 1, 13, stored],
    ["unspecified codes", 2, 2, stored],
    ["an unknown code", 0, 13, stored],
    ["Display P3", 12, 13, p3],
    ["the primaries of Display P3 alone", 12, 2, p3],
    [
      "BT.2020",
      9,
      14,
      [
        [255, 0, 1],
        [0, 211, 0],
        [0, 20, 231],
        [128, 128, 128],
      ],
    ],
    ["linear light", 1, 8, linear],
    [
      "SMPTE 240M",
      1,
      7,
      [
        [224, 48, 48],
        [48, 206, 48],
        [48, 48, 224],
        [141, 141, 141],
      ],
    ],
    [
      "PAL of 1953",
      4,
      5,
      [
        [253, 0, 0],
        [0, 185, 0],
        [0, 63, 219],
        [106, 106, 106],
      ],
    ],
  ])("are right with %s", async (_what, primaries, transfer, expected) => {
    const bytes = withColourCodes(await avif(), primaries, transfer);

    expectCorners(await cornersOf(bytes), expected);
  });

  it("are divided by the alpha if they are multiplied by it", async () => {
    const background = { r: 100, g: 50, b: 0, alpha: 0.5 };
    const half = await sharp({ create: { width: side, height: side, channels: 4, background } })
      .withExif({ IFD0: { Artist: "Ada" } })
      .avif({ lossless: true, effort: 0 })
      .toBuffer();

    const [straight] = await cornersOf(half);
    const [premultiplied] = await cornersOf(declaredPremultiplied(half));

    expectCorners([straight ?? []], [[177, 152, 127]]);
    expectCorners([premultiplied ?? []], [[227, 177, 127]]);
  });
});

describe("the colours of a CMYK JPEG without a profile", () => {
  it("are those that a browser shows", async () => {
    const background = "rgb(200, 100, 60)";
    const cmyk = await sharp({ create: { width: side, height: side, channels: 3, background } })
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();

    expectCorners(await cornersOf(cmyk), [[208, 77, 31]]);
  });
});

describe("an image in high dynamic range", () => {
  it.each([
    ["AVIF in PQ", async () => withColourCodes(await avif(), 9, 16)],
    ["AVIF in HLG", async () => withColourCodes(await avif(), 9, 18)],
    ["PNG in PQ", async () => withChunks(await png(), codes(9, 16, 0, 1))],
    ["PNG in HLG", async () => withChunks(await png(), codes(9, 18, 0, 1))],
  ])("is refused: %s", async (_what, make) => {
    expect(await decodeOriginal(await make())).toMatchObject({ refused: "high_dynamic_range" });
  });
});
