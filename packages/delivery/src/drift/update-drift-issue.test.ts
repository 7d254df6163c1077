import { describe, expect, it } from "vitest";
import { updateDriftIssue } from "./update-drift-issue.ts";

const issues = "repos/{owner}/{repo}/issues";

function issuesApi(open: readonly { number: number; title: string }[]) {
  const written: unknown[] = [];
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    if (method === "GET") return open;
    written.push([method, path, body]);
    return { number: 9 };
  };
  return { api, written };
}

const ofPre = { number: 4, title: "Stage pre has drifted" };

describe("updateDriftIssue", () => {
  it("opens an issue about a stage that differs", async () => {
    const { api, written } = issuesApi([{ number: 3, title: "Stage prod has drifted" }]);

    expect(await updateDriftIssue(api, { stage: "pre", changes: "a table" })).toContain("issue 9");

    expect(written).toEqual([
      ["POST", issues, { title: ofPre.title, body: "a table", labels: ["drift"] }],
    ]);
  });

  it("updates the open issue", async () => {
    const { api, written } = issuesApi([ofPre]);

    await updateDriftIssue(api, { stage: "pre", changes: "another table" });

    expect(written).toEqual([["PATCH", `${issues}/4`, { body: "another table" }]]);
  });

  it("comments on the open issue and closes it when the stage no longer differs", async () => {
    const { api, written } = issuesApi([ofPre]);

    await updateDriftIssue(api, { stage: "pre", changes: undefined });

    expect(written).toEqual([
      ["POST", `${issues}/4/comments`, { body: "The stage is again as it was deployed." }],
      ["PATCH", `${issues}/4`, { state: "closed" }],
    ]);
  });

  it("writes nothing about a stage that does not differ", async () => {
    const { api, written } = issuesApi([]);

    await updateDriftIssue(api, { stage: "pre", changes: undefined });

    expect(written).toEqual([]);
  });
});
