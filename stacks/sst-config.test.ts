import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

describe("sst.config.ts", () => {
  it("sst.config.ts imports sst/constructs first and alone, so that sst dev does not hang (docs/decisions/0014)", async () => {
    const source = await readFile("sst.config.ts", "utf8");

    const [first] = source.split("\n").filter((line) => !/^\s*(\/\/|$)/.test(line));

    expect(first).toBe('import "sst/constructs";');
  });
});
