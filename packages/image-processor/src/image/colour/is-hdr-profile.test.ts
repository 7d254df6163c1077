import { describe, expect, it } from "vitest";
import { isHdrProfile } from "./is-hdr-profile.ts";

/** An ICC profile with one tag, which declares this transfer curve. */
function profile(transfer: number): Buffer {
  const icc = Buffer.alloc(128 + 4 + 12 + 12);
  icc.writeUInt32BE(1, 128);
  icc.write("cicp", 132, "latin1");
  icc.writeUInt32BE(144, 136);
  icc.writeUInt32BE(12, 140);
  icc.write("cicp", 144, "latin1");
  icc.set([9, transfer, 0, 1], 152);
  return icc;
}

describe("isHdrProfile", () => {
  it("recognises PQ and HLG by the cicp tag", () => {
    expect([16, 18, 13].map((transfer) => isHdrProfile(profile(transfer)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is false for a profile that is cut off", () => {
    for (let length = 0; length < 150; length += 1)
      expect(isHdrProfile(profile(16).subarray(0, length))).toBe(false);
  });
});
