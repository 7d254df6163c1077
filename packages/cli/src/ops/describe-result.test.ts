import { describe, expect, it } from "vitest";
import { describeResult } from "./describe-result.ts";

describe("the description of a result", () => {
  it("aligns its values", () => {
    expect(describeResult({ applied: 0, total: 12 })).toBe("applied: 0\ntotal:   12");
  });

  it("puts groups under their name", () => {
    const status = { pictures: { ready: 2, awaiting_upload: 0 }, editors: 1 };

    expect(describeResult(status)).toBe(
      "pictures:\n  ready:           2\n  awaiting_upload: 0\neditors: 1",
    );
  });

  it("lists names, and says where there is none", () => {
    expect(describeResult({ applied: ["0000_a", "0001_b"], pending: [], shown: null })).toBe(
      "applied: 0000_a, 0001_b\npending: none\nshown:   none",
    );
  });

  it("leaves out what is not known", () => {
    expect(describeResult({ editors: undefined, isAhead: false })).toBe("isAhead: false");
  });
});
