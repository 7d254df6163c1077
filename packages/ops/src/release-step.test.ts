import { createLogger } from "@iotd/core/logging";
import { describe, expect, it } from "vitest";
import { releaseStep } from "./release-step.ts";

/** A step that runs `work`, and the lines that it logs. */
function aStep(work: () => Promise<{ applied: number }>) {
  const lines: string[] = [];
  const log = createLogger((line) => lines.push(line));
  return {
    run: releaseStep(log, "database migrated", work),
    logged: () => lines.map((line) => JSON.parse(line)),
  };
}

describe("a step of a deployment", () => {
  it("returns and logs its result", async () => {
    const { run, logged } = aStep(async () => ({ applied: 2 }));

    expect(await run()).toEqual({ applied: 2 });
    expect(logged()).toMatchObject([{ level: "info", message: "database migrated", applied: 2 }]);
  });

  it("fails with the message of the cause, and logs the whole error once", async () => {
    const cause = new Error("no such table");
    const { run, logged } = aStep(() => Promise.reject(new Error("Failed query: …", { cause })));

    await expect(run()).rejects.toThrow(/^no such table$/);
    expect(logged()).toMatchObject([
      {
        level: "error",
        error: { message: "Failed query: …", cause: { message: "no such table" } },
      },
    ]);
  });
});
