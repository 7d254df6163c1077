import { describe, expect, it } from "vitest";
import { upsertComment } from "./upsert-comment.ts";

type Comment = { id: number; body: string; user: { type: string } };

const marker = "<!-- what-would-change -->";

/** A stand-in for GitHub's API of comments, with 100 on a page. */
function commentsApi(comments: Comment[]) {
  const written: unknown[] = [];
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    if (method !== "GET") return written.push([method, path, body]);
    const page = Number(new URL(path, "https://api.github.com").searchParams.get("page"));
    return comments.slice((page - 1) * 100, page * 100);
  };
  return { api, written };
}

const comment = (id: number, body: string, type = "User"): Comment => ({
  id,
  body,
  user: { type },
});

describe("upsertComment", () => {
  it("writes the first comment", async () => {
    const { api, written } = commentsApi([comment(1, "looks good")]);

    await upsertComment(api, { number: "7", marker, markdown: "Nothing." });

    expect(written).toEqual([
      ["POST", "repos/{owner}/{repo}/issues/7/comments", { body: `${marker}\nNothing.` }],
    ]);
  });

  it("updates its own comment, also if it is not on the first page", async () => {
    const others = Array.from({ length: 100 }, (_, id) => comment(id, "me too"));
    const { api, written } = commentsApi([...others, comment(500, `${marker}\nOld.`, "Bot")]);

    await upsertComment(api, { number: "7", marker, markdown: "New." });

    expect(written).toEqual([
      ["PATCH", "repos/{owner}/{repo}/issues/comments/500", { body: `${marker}\nNew.` }],
    ]);
  });

  it("does not update a person's comment that has the marker", async () => {
    const { api, written } = commentsApi([comment(1, `${marker}\nNothing to see.`)]);

    await upsertComment(api, { number: "7", marker, markdown: "Something." });

    expect(written).toEqual([["POST", expect.anything(), expect.anything()]]);
  });
});
