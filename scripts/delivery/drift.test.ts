import { describe, expect, it } from "vitest";
import { reportDrift } from "./drift.mjs";

const issues = "repos/{owner}/{repo}/issues";

function issuesApi(open: readonly { number: number; title: string }[]) {
  const written: unknown[] = [];
  const api = async (method: string, path: string, body?: unknown) => {
    if (method === "GET") return open;
    written.push([method, path, body]);
    return { number: 9 };
  };
  return { api, written };
}

const ofPre = { number: 4, title: "Stage pre has drifted" };

describe("reportDrift", () => {
  it("opens an issue for a stage that differs", async () => {
    const { api, written } = issuesApi([{ number: 3, title: "Stage prod has drifted" }]);

    expect(await reportDrift(api, { stage: "pre", changes: "a table" })).toContain("issue 9");

    expect(written).toEqual([
      ["POST", issues, { title: ofPre.title, body: "a table", labels: ["drift"] }],
    ]);
  });

  it("updates the one that is open", async () => {
    const { api, written } = issuesApi([ofPre]);

    await reportDrift(api, { stage: "pre", changes: "another table" });

    expect(written).toEqual([["PATCH", `${issues}/4`, { body: "another table" }]]);
  });

  it("closes it when the stage is as released again, and says so there", async () => {
    const { api, written } = issuesApi([ofPre]);

    await reportDrift(api, { stage: "pre", changes: undefined });

    expect(written).toEqual([
      ["POST", `${issues}/4/comments`, { body: "It is again what was deployed to it." }],
      ["PATCH", `${issues}/4`, { state: "closed" }],
    ]);
  });

  it("writes nothing about a stage that is as released", async () => {
    const { api, written } = issuesApi([]);

    await reportDrift(api, { stage: "pre", changes: undefined });

    expect(written).toEqual([]);
  });
});
