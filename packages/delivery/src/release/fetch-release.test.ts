import { describe, expect, it } from "vitest";
import { useStandIn } from "../testing/use-stand-in.ts";

const gh = useStandIn("gh");
const digest = `sha256:${"a".repeat(64)}`;
const github = (answers: Readonly<Record<string, unknown>>) => `
  const answers = ${JSON.stringify(answers)};
  if (args[0] === "release") process.exit(0);
  const path = args[3].replace("repos/{owner}/{repo}/", "");
  if (!answers[path]) { console.error("gh: Not Found (HTTP 404)"); process.exit(1); }
  console.log(JSON.stringify(answers[path]));`;
const tagged = {
  "git/ref/tags/v1": { object: { type: "tag", sha: "tag" } },
  "git/tags/tag": { message: digest, object: { sha: "abc" } },
};

describe("fetch-release", () => {
  it("downloads a release and sets its name, commit and digest as outputs", async () => {
    await gh.answers(github({ ...tagged, "releases/tags/v1": { tag_name: "v1" } }));

    const { code, output } = await gh.run("release/fetch-release.ts", ["v1", "archive"]);

    expect(code).toBe(0);
    expect(output).toBe(`name=v1\ncommit=abc\ndigest=${digest}\n`);
    expect((await gh.calls()).at(-1)).toEqual([
      ...["release", "download", "v1", "--pattern", "release.tar.gz", "--dir", "archive", ""],
    ]);
  });

  it("fails with one sentence before the first release", async () => {
    await gh.answers(github({}));

    const { code, output } = await gh.run("release/fetch-release.ts", ["latest", "archive"]);

    expect([code, output]).toEqual([1, "There is no earlier release to roll back to.\n"]);
  });

  it("downloads nothing if there is no such release", async () => {
    await gh.answers(github({}));

    const { code, output } = await gh.run("release/fetch-release.ts", ["v9", "archive"]);

    expect([code, output]).toEqual([
      1,
      "There is no release v9: choose one from the repository's releases.\n",
    ]);
    expect(await gh.calls()).toHaveLength(1);
  });
});
