const label = "drift";
const titleOf = (stage) => `Stage ${stage} has drifted`;

/**
 * Keeps one open issue for a stage whose stacks differ from what was deployed to it, and none for a stage
 * that is as it should be. `api` is `ghApi`; `changes` is the Markdown of what differs, undefined if
 * nothing does. Says in one sentence what it did.
 */
export async function reportDrift(api, { stage, changes }) {
  const title = titleOf(stage);
  const open = (
    await api("GET", `repos/{owner}/{repo}/issues?labels=${label}&state=open&per_page=100`)
  ).find((issue) => issue.title === title);
  if (!changes && !open) return `Stage ${stage} is as it was deployed.`;
  if (!changes) {
    await api("POST", `repos/{owner}/{repo}/issues/${open.number}/comments`, {
      body: "It is again what was deployed to it.",
    });
    await api("PATCH", `repos/{owner}/{repo}/issues/${open.number}`, { state: "closed" });
    return `Stage ${stage} is again as it was deployed: issue ${open.number} is closed.`;
  }
  if (open) {
    await api("PATCH", `repos/{owner}/{repo}/issues/${open.number}`, { body: changes });
    return `Stage ${stage} still differs: issue ${open.number} says how.`;
  }
  const { number } = await api("POST", "repos/{owner}/{repo}/issues", {
    title,
    body: changes,
    labels: [label],
  });
  return `Stage ${stage} differs: issue ${number} says how.`;
}
