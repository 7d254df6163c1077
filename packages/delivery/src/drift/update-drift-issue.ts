import * as z from "zod";
import type { GitHubApi } from "../github/gh.ts";

const label = "drift";
const issues = "repos/{owner}/{repo}/issues";
const issueSchema = z.object({ number: z.number() });
const issuesSchema = z.array(issueSchema.extend({ title: z.string() }));

/**
 * Keeps one open issue for a stage that differs from what was deployed to it, and none for a stage that does
 * not. `changes` is the Markdown of the differences, undefined if there are none. Returns a sentence about
 * what it did.
 */
export async function updateDriftIssue(
  api: GitHubApi,
  { stage, changes }: { readonly stage: string; readonly changes: string | undefined },
): Promise<string> {
  const title = `Stage ${stage} has drifted`;
  const found = await api("GET", `${issues}?labels=${label}&state=open&per_page=100`);
  const open = issuesSchema.parse(found).find((issue) => issue.title === title);
  if (!changes) {
    if (!open) return `Stage ${stage} is as it was deployed.`;
    const body = "The stage is again as it was deployed.";
    await api("POST", `${issues}/${open.number}/comments`, { body });
    await api("PATCH", `${issues}/${open.number}`, { state: "closed" });
    return `Stage ${stage} is again as it was deployed: issue ${open.number} is closed.`;
  }
  if (open) {
    await api("PATCH", `${issues}/${open.number}`, { body: changes });
    return `Stage ${stage} still differs: issue ${open.number} is updated.`;
  }
  const created = await api("POST", issues, { title, body: changes, labels: [label] });
  return `Stage ${stage} differs: issue ${issueSchema.parse(created).number} lists the differences.`;
}
