import { describe, expect, it } from "vitest";
import { formatByteSize } from "./format-byte-size.ts";

describe("formatByteSize", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1_240, "1.2 kB"],
    [527_940, "528 kB"],
    [50_000_000, "50 MB"],
  ])("writes %d as %s", (byteSize, text) => {
    expect(formatByteSize(byteSize)).toBe(text);
  });
});
