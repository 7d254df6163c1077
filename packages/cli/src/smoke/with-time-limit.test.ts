import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { withTimeLimit } from "./with-time-limit.ts";

const aborted = (signal: AbortSignal) => once(signal, "abort").then(() => "aborted");

describe("withTimeLimit", () => {
  it("aborts the work after the given seconds", async () => {
    expect(await withTimeLimit(0.01, new AbortController().signal, aborted)).toBe("aborted");
  });

  it("aborts the work when the command is stopped, before it or during it", async () => {
    const stopped = new AbortController();
    const meanwhile = withTimeLimit(60, stopped.signal, aborted);
    stopped.abort();

    expect(await meanwhile).toBe("aborted");
    expect(await withTimeLimit(60, stopped.signal, async ({ aborted }) => aborted)).toBe(true);
  });
});
