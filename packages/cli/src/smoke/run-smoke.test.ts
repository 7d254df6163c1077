import { freePort } from "@iotd/local-aws";
import { describe, expect, it } from "vitest";
import { runSmoke } from "./run-smoke.ts";

describe("the smoke test of a site that does not answer", () => {
  it("waits as long as --wait says, then fails every check that is not skipped", async () => {
    const printed: string[] = [];
    const print = (text: string) => printed.push(text);
    const terminal = { print, printError: print, readInput: () => "" };
    const url = `http://127.0.0.1:${await freePort()}`;

    const exitCode = await runSmoke(
      ["--url", url, "--wait", "0.1"],
      terminal,
      new AbortController().signal,
      {},
    );

    expect(exitCode).toBe(1);
    expect(printed.filter((line) => line.startsWith("FAILED"))).toHaveLength(6);
    expect(printed.at(-1)).toBe("\n6 of 9 checks failed, 3 skipped.");
  });
});
