/**
 * Leaves `markdown` on pull request `number` as one comment, which begins with `marker` (an HTML comment):
 * the one that is there is updated. `api` is `ghApi`.
 */
export async function upsertComment(api, { number, marker, markdown }) {
  const body = `${marker}\n${markdown}`;
  const comments = await allPages((page) =>
    api("GET", `repos/{owner}/{repo}/issues/${number}/comments?per_page=100&page=${page}`),
  );
  // Anybody may quote the marker; only what a workflow wrote can be updated by one.
  const own = comments.find(
    (comment) => comment.user.type === "Bot" && comment.body.startsWith(marker),
  );
  if (own) await api("PATCH", `repos/{owner}/{repo}/issues/comments/${own.id}`, { body });
  else await api("POST", `repos/{owner}/{repo}/issues/${number}/comments`, { body });
}

async function allPages(fetchPage) {
  const items = [];
  for (let page = 1; ; page += 1) {
    const found = await fetchPage(page);
    items.push(...found);
    if (found.length < 100) return items;
  }
}
