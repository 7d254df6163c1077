import { describe, expect, it } from "vitest";
import { useStandIn } from "../testing/use-stand-in.ts";

const npm = useStandIn("npm");
const ops = (usage: string, drill = 0) => `
  if (args.includes("--help")) { console.error(${JSON.stringify(usage)}); process.exit(2); }
  process.exit(${drill});`;
const known = "Usage: …\n  status          show\n  restore-drill   restores a backup\n";

describe("restore-drill", () => {
  it("runs the restore drill of the stage", async () => {
    await npm.answers(ops(known));

    const { code, summary } = await npm.run("restore-drill/restore-drill.ts", ["pre"]);

    expect([code, summary.trim()]).toEqual([0, "The restore drill of stage pre passed."]);
    expect((await npm.calls()).at(-1)).toEqual([
      ...["run", "--silent", "ops", "--", "--stage", "pre", "restore-drill", ""],
    ]);
  });

  it("fails when the drill fails", async () => {
    await npm.answers(ops(known, 3));

    const { code, summary } = await npm.run("restore-drill/restore-drill.ts", ["pre"]);

    expect(code).toBe(3);
    expect(summary).toContain("**failed**");
  });

  it("says that no drill was run while ops has no such command", async () => {
    await npm.answers(ops("Usage: …\n  status   shows no restore-drill\n"));

    const { code, summary } = await npm.run("restore-drill/restore-drill.ts", ["pre"]);

    expect(code).toBe(0);
    expect(summary).toContain("**No restore drill was run**");
    expect(await npm.calls()).toHaveLength(1);
  });
});
