import * as z from "zod";
import type { GitHubApi } from "../github/gh.ts";

const commentsSchema = z.array(
  z.object({ id: z.number(), body: z.string(), user: z.object({ type: z.string() }) }),
);
type Comment = z.infer<typeof commentsSchema>[number];

type Report = { readonly number: string; readonly marker: string; readonly markdown: string };

const issues = "repos/{owner}/{repo}/issues";

/**
 * Writes `markdown` as a comment on pull request `number`. The comment begins with `marker`, an HTML comment. A
 * comment of a workflow that begins with it is updated instead.
 */
export async function upsertComment(
  api: GitHubApi,
  { number, marker, markdown }: Report,
): Promise<void> {
  const body = `${marker}\n${markdown}`;
  const comments = await listComments(api, number);
  // A person may quote the marker, and a workflow cannot edit a person's comment.
  const own = comments.find(
    (comment) => comment.user.type === "Bot" && comment.body.startsWith(marker),
  );
  if (own) await api("PATCH", `${issues}/comments/${own.id}`, { body });
  else await api("POST", `${issues}/${number}/comments`, { body });
}

async function listComments(api: GitHubApi, number: string): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (let page = 1; ; page += 1) {
    const path = `${issues}/${number}/comments?per_page=100&page=${page}`;
    const found = commentsSchema.parse(await api("GET", path));
    comments.push(...found);
    if (found.length < 100) return comments;
  }
}
