/** When a picture goes on the site: as soon as it is ready, at an instant (RFC 3339), or not until somebody says so. */
export type Publication =
  | { readonly kind: "now" }
  | { readonly kind: "draft" }
  | { readonly kind: "at"; readonly instant: string };

/** What the API wants to hear when a picture is announced. */
export function newPublication(publication: Publication) {
  if (publication.kind === "draft") return { draft: true };
  return publication.kind === "at" ? { publishedAt: publication.instant } : {};
}

/**
 * What it wants to hear to bring a picture there that is announced already, and may have become
 * ready since: only what is different, as one that is ready cannot lose its date.
 */
export function changedPublication(
  publication: Publication,
  current: {
    readonly status: string;
    readonly isDraft: boolean;
    readonly publishedAt?: string | undefined;
  },
  now: Date,
) {
  if (publication.kind === "draft") return current.isDraft ? {} : { draft: true };
  if (publication.kind === "at") return { publishedAt: publication.instant };
  if (current.isDraft) return { draft: false };
  const isLater =
    current.publishedAt !== undefined && Date.parse(current.publishedAt) > now.getTime();
  if (!isLater) return {};
  return { publishedAt: current.status === "ready" ? now.toISOString() : null };
}
