import { beforeEach, describe, expect, it } from "vitest";
import { useStandIn } from "../testing/use-stand-in.ts";

const gh = useStandIn("gh");
const bucket = {
  stack: "pre-iotd-Cdn",
  resource: "Media",
  type: "AWS::S3::Bucket",
  effect: "deleted",
  properties: [],
};
const withChanges = async (changes: readonly unknown[]) => {
  await gh.write(
    "pre.json",
    JSON.stringify({ stage: "pre", isDeployed: true, newStacks: [], changes }),
  );
  await gh.write("migrations.md", "None.");
};
const report = (env: Readonly<Record<string, string>> = {}) =>
  gh.run("review/comment-changes.ts", [".", "pre"], env);

describe("comment-changes", () => {
  beforeEach(() => gh.answers(`if (args.includes("GET")) console.log("[]");`));

  it("comments on the pull request and passes", async () => {
    await withChanges([]);

    const { code, summary } = await report({ PULL_REQUEST: "7" });

    expect(code).toBe(0);
    expect(summary).toContain("| pre | 0 | 0 | 0 | 0 |");
    expect(await gh.calls()).toEqual([
      ["api", "--method", "GET", expect.stringContaining("issues/7/comments?"), ""],
      [
        ...["api", "--method", "POST", "repos/{owner}/{repo}/issues/7/comments", "--input", "-"],
        expect.stringContaining("<!-- what-would-change -->"),
      ],
    ]);
  });

  it("fails if a bucket would be deleted", async () => {
    await withChanges([bucket]);

    const { code, output } = await report({ PULL_REQUEST: "7", ACCEPTED: "false" });

    expect(code).toBe(1);
    expect(output).toContain("must not be merged");
  });

  it("passes if the loss of data is accepted", async () => {
    await withChanges([bucket]);

    expect((await report({ PULL_REQUEST: "7", ACCEPTED: "true" })).code).toBe(0);
  });

  it("fails when a stage was not compared, and does not comment on a fork's pull request", async () => {
    await gh.write("migrations.md", "None.");

    const { code, summary } = await report({ PULL_REQUEST: "", ACCEPTED: "true" });

    expect(code).toBe(1);
    expect(summary).toContain("The changes to pre are not known");
    expect(await gh.calls()).toEqual([]);
  });

  it("fails with GitHub's error when it cannot comment", async () => {
    await gh.answers(`console.error("gh: Resource not accessible (HTTP 403)"); process.exit(1);`);
    await withChanges([]);

    const { code, output } = await report({ PULL_REQUEST: "7" });

    expect(code).toBe(1);
    expect(output).toContain("Resource not accessible");
  });
});
