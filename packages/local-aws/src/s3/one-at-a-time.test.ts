import { describe, expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

describe("oneAtATime", () => {
  it("runs tasks of one name in their order, one at a time", async () => {
    const inTurn = oneAtATime();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
    };

    await Promise.all([inTurn("x", task("first")), inTurn("x", task("second"))]);

    expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("runs tasks of different names at the same time", async () => {
    const inTurn = oneAtATime();
    void inTurn("x", () => new Promise(() => undefined));

    await expect(inTurn("y", async () => "done")).resolves.toBe("done");
  });

  it("runs the next task after one fails", async () => {
    const inTurn = oneAtATime();
    const failed = inTurn("x", async () => {
      throw new Error("no");
    });

    await expect(inTurn("x", async () => "done")).resolves.toBe("done");
    await expect(failed).rejects.toThrow("no");
  });
});
