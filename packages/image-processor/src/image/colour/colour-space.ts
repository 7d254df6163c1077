import { type Matrix, matrixBetween, type Primaries } from "./matrix-between.ts";

/** How values become light in sRGB. */
export type ColourSpace = {
  /** The light of a value, both from 0 to 1. */
  readonly toLight: (value: number) => number;
  /** From that light to light of the primaries of sRGB. */
  readonly matrix: Matrix;
};

/** What an image says about its colours; undefined if they are sRGB or have an ICC profile. */
export type DeclaredSpace = ColourSpace | "hdr" | undefined;

const d65 = [0.3127, 0.329] as const;
const illuminantC = [0.31, 0.316] as const;
const illuminantE = [1 / 3, 1 / 3] as const;
const cinemaWhite = [0.314, 0.351] as const;
const bt601 = [d65, [0.63, 0.34], [0.31, 0.595], [0.155, 0.07]] as const;

/** The primaries of sRGB. */
export const srgbPrimaries = [d65, [0.64, 0.33], [0.3, 0.6], [0.15, 0.06]] as const;

/** The colour space with these primaries and curve. Undefined if no colour space can have the primaries. */
export function colourSpace(
  primaries: Primaries,
  toLight: ColourSpace["toLight"],
): ColourSpace | undefined {
  const matrix = matrixBetween(primaries, srgbPrimaries);
  return matrix && { toLight, matrix };
}

/** The transfer curve of sRGB. */
export const srgbToLight = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** The transfer curve of a display with this gamma. */
export const gamma = (exponent: number) => (value: number) => value ** exponent;

const smpte240ToLight = (value: number) =>
  value < 0.0912 ? value / 4 : ((value + 0.1115) / 1.1115) ** (1 / 0.45);

/** The colour primaries of ITU-T H.273, table 2, by their code. */
const primariesOfCode = new Map<number, Primaries>([
  [1, srgbPrimaries],
  [4, [illuminantC, [0.67, 0.33], [0.21, 0.71], [0.14, 0.08]]],
  [5, [d65, [0.64, 0.33], [0.29, 0.6], [0.15, 0.06]]],
  [6, bt601],
  [7, bt601],
  [8, [illuminantC, [0.681, 0.319], [0.243, 0.692], [0.145, 0.049]]],
  [9, [d65, [0.708, 0.292], [0.17, 0.797], [0.131, 0.046]]],
  [10, [illuminantE, [1, 0], [0, 1], [0, 0]]],
  [11, [cinemaWhite, [0.68, 0.32], [0.265, 0.69], [0.15, 0.06]]],
  [12, [d65, [0.68, 0.32], [0.265, 0.69], [0.15, 0.06]]],
  [22, [d65, [0.63, 0.34], [0.295, 0.605], [0.155, 0.077]]],
]);

/** The transfer curves of ITU-T H.273, table 3, by their code. */
const curveOfCode = new Map<number, ColourSpace["toLight"]>([
  // Video is made for displays with this gamma (ITU-R BT.1886).
  ...[1, 6, 11, 14, 15].map((code) => [code, gamma(2.4)] as const),
  [4, gamma(2.2)],
  [5, gamma(2.8)],
  [7, smpte240ToLight],
  [8, gamma(1)],
  [13, srgbToLight],
  [17, (value) => (52.37 / 48) * value ** 2.6],
]);
const perceptualQuantizer = 16;
const hybridLogGamma = 18;

/** The colour space of two codes of ITU-T H.273. Undefined if one is unspecified or unknown. */
export function codedSpace(primariesCode: number, transferCode: number): DeclaredSpace {
  if (isHdrTransfer(transferCode)) return "hdr";
  const primaries = primariesOfCode.get(primariesCode);
  const toLight = curveOfCode.get(transferCode);
  return primaries && toLight && colourSpace(primaries, toLight);
}

/** Whether a transfer code of ITU-T H.273 is one of high dynamic range. */
export const isHdrTransfer = (code: number): boolean =>
  code === perceptualQuantizer || code === hybridLogGamma;
