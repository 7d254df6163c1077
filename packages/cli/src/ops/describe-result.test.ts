import { describe, expect, it } from "vitest";
import { describeResult } from "./describe-result.ts";

describe("describeResult", () => {
  it("aligns values", () => {
    expect(describeResult({ applied: 0, total: 12 })).toBe("applied: 0\ntotal:   12");
  });

  it("indents the values of a group below its name", () => {
    const status = { pictures: { ready: 2, awaiting_upload: 0 }, editors: 1 };

    expect(describeResult(status)).toBe(
      "pictures:\n  ready:           2\n  awaiting_upload: 0\neditors: 1",
    );
  });

  it("joins lists, and prints none for null and an empty list", () => {
    expect(describeResult({ applied: ["0000_a", "0001_b"], pending: [], shown: null })).toBe(
      "applied: 0000_a, 0001_b\npending: none\nshown:   none",
    );
  });

  it("leaves out undefined values", () => {
    expect(describeResult({ editors: undefined, isAhead: false })).toBe("isAhead: false");
  });
});
