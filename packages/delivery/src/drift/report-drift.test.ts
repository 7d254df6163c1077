import { beforeEach, describe, expect, it } from "vitest";
import type { Change, StageChanges } from "../review/change.ts";
import { useStandIn } from "../testing/use-stand-in.ts";

const gh = useStandIn("gh");
const change: Change = {
  stack: "pre-iotd-Cdn",
  resource: "Media",
  type: "AWS::S3::Bucket",
  effect: "added",
  properties: [],
};
const report = async (of: Omit<StageChanges, "stage">) => {
  await gh.write("changes.json", JSON.stringify({ stage: "pre", ...of }));
  return gh.run("drift/report-drift.ts", ["changes.json"]);
};

describe("report-drift", () => {
  beforeEach(() => gh.answers(`console.log(args.includes("GET") ? "[]" : '{"number":5}');`));

  it("opens an issue that lists the differences", async () => {
    const { code, summary } = await report({ isDeployed: true, newStacks: [], changes: [change] });

    expect([code, summary.trim()]).toEqual([
      0,
      "Stage pre differs: issue 5 lists the differences.",
    ]);
    expect(JSON.stringify(await gh.calls())).toContain("AWS::S3::Bucket");
  });

  it("opens an issue about a stack that was deleted", async () => {
    const { summary } = await report({
      isDeployed: true,
      newStacks: ["pre-iotd-Cdn"],
      changes: [change],
    });

    expect(summary).toContain("issue 5");
  });

  it("opens no issue about a stage that has never been deployed", async () => {
    const { output } = await report({
      isDeployed: false,
      newStacks: ["pre-iotd-Cdn"],
      changes: [change],
    });

    expect(output.trim()).toBe("Stage pre is as it was deployed.");
  });
});
