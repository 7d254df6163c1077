import { describe, expect, it } from "vitest";
import { findRelease, nextTag, publishRelease, refuseOlder } from "./releases.ts";

const digest = `sha256:${"0".repeat(64)}`;
const noon = new Date("2026-11-24T12:00:00Z");
const repository = "repos/{owner}/{repo}";

/** A stand-in for GitHub's API with `answers` by method and path. It records what is written. */
function github(answers: Readonly<Record<string, unknown>>) {
  const asked: unknown[] = [];
  return {
    asked,
    now: noon,
    gh: async (args: readonly string[]) => {
      asked.push(args);
      return "";
    },
    ghApi: async (method: string, path: string, body?: unknown) => {
      if (body) asked.push([method, path, body]);
      const answer = answers[`${method} ${path}`];
      if (answer === undefined) throw new Error("gh: Not Found (HTTP 404)");
      return answer;
    },
  };
}

describe("the tag of the next release", () => {
  it.each([
    [[], "v2026.11.24-1"],
    [["v2026.11.23-4"], "v2026.11.24-1"],
    [["v2026.11.24-1", "v2026.11.24-2"], "v2026.11.24-3"],
    [["v2026.11.24-9", "v2026.11.24-10"], "v2026.11.24-11"],
    [["v2026.11.24-hand-made"], "v2026.11.24-1"],
  ])("after the tags %j is %s", (tags, expected) => {
    expect(nextTag(tags, noon)).toBe(expected);
  });

  it("has the date in UTC", () => {
    expect(nextTag([], new Date("2026-11-24T23:30:00-05:00"))).toBe("v2026.11.25-1");
  });
});

describe("publishRelease", () => {
  it("tags the commit with the digest and publishes the archive as the latest", async () => {
    const hub = github({
      [`GET ${repository}/git/matching-refs/tags/v`]: [{ ref: "refs/tags/v2026.11.24-1" }],
      [`POST ${repository}/git/tags`]: { sha: "the-tag" },
      [`POST ${repository}/git/refs`]: {},
    });

    const name = await publishRelease(hub, {
      commit: "abc",
      digest,
      archive: "release.tar.gz",
    });

    expect(name).toBe("v2026.11.24-2");
    expect(hub.asked).toEqual([
      [
        "POST",
        `${repository}/git/tags`,
        { tag: name, message: digest, object: "abc", type: "commit" },
      ],
      ["POST", `${repository}/git/refs`, { ref: `refs/tags/${name}`, sha: "the-tag" }],
      expect.arrayContaining(["release", "create", name, "release.tar.gz", "--latest"]),
    ]);
  });
});

const release = {
  [`GET ${repository}/releases/tags/v1`]: { tag_name: "v1" },
  [`GET ${repository}/releases/latest`]: { tag_name: "v1" },
  [`GET ${repository}/git/ref/tags/v1`]: { object: { type: "tag", sha: "the-tag" } },
  [`GET ${repository}/git/tags/the-tag`]: { message: `${digest}\n`, object: { sha: "abc" } },
};

describe("findRelease", () => {
  it.each(["v1", "latest"])(
    "finds %s with its commit and the digest from its tag",
    async (name) => {
      expect(await findRelease(github(release), name)).toEqual({
        name: "v1",
        commit: "abc",
        digest,
      });
    },
  );

  it("finds no latest release before the first one", async () => {
    expect(await findRelease(github({}), "latest")).toBeUndefined();
  });

  it("throws an error if there is no such release", async () => {
    await expect(findRelease(github(release), "v2")).rejects.toThrow("There is no release v2");
  });

  it("refuses a tag that no deployment created", async () => {
    const manual = {
      ...release,
      [`GET ${repository}/git/ref/tags/v1`]: { object: { type: "commit", sha: "abc" } },
    };

    await expect(findRelease(github(manual), "v1")).rejects.toThrow(/has no digest/);
  });

  it("does not report another failure as a missing release", async () => {
    const hub = { ...github({}), ghApi: async () => Promise.reject(new Error("HTTP 500")) };

    await expect(findRelease(hub, "latest")).rejects.toThrow("HTTP 500");
  });
});

describe("refuseOlder", () => {
  const compared = (status: string) =>
    github({ ...release, [`GET ${repository}/compare/abc...def`]: { status } });

  it.each(["ahead", "identical"])("accepts a commit that is %s", async (status) => {
    await expect(refuseOlder(compared(status), "def")).resolves.toBeUndefined();
  });

  it.each(["behind", "diverged"])("refuses a commit that is %s", async (status) => {
    await expect(refuseOlder(compared(status), "def")).rejects.toThrow(/prod runs v1/);
  });

  it("accepts any commit before the first release", async () => {
    await expect(refuseOlder(github({}), "def")).resolves.toBeUndefined();
  });
});
