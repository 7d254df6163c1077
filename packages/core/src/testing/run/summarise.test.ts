import { describe, expect, it } from "vitest";
import { type FileResult, summarise } from "./summarise.ts";

const aResult = (overrides: Partial<FileResult> = {}): FileResult => ({
  area: "core",
  passed: 1,
  failed: 0,
  skipped: new Map(),
  milliseconds: 1_000,
  ...overrides,
});
const describeArea = (area: string) => `what ${area} does`;

describe("summarise", () => {
  it("each area has one line with the sum of its files", () => {
    const results = [
      aResult({ passed: 2, milliseconds: 61_400 }),
      aResult({ area: "api", passed: 3 }),
      aResult({ passed: 4, milliseconds: 2_000 }),
    ];

    expect(summarise(results, describeArea, 64_000).split("\n")).toEqual([
      "",
      " api       3           1 s  what api does",
      " core      6     1 min 3 s  what core does",
      "",
      " 9 tests passed in 1 min 4 s.",
      "",
    ]);
  });

  it("each reason for skipped tests has one line", () => {
    const skipped = new Map([["No Chromium was found.", 2]]);
    const results = [aResult({ skipped }), aResult({ area: "web", skipped })];

    expect(summarise(results, describeArea, 0)).toContain(
      "\n 4 tests skipped. No Chromium was found.\n",
    );
  });

  it("failed tests are counted for their area and in total", () => {
    const text = summarise([aResult({ failed: 1 })], describeArea, 1_000);

    expect(text).toMatch(/core +1 +1 FAILED/);
    expect(text).toContain(" 1 test failed, 1 passed in 1 s.");
  });
});
