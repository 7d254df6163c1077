/** When a picture is published: as soon as it is ready, at an instant (RFC 3339), or not yet. */
export type Publication =
  | { readonly kind: "now" }
  | { readonly kind: "draft" }
  | { readonly kind: "at"; readonly instant: string };

/** The members of a request that creates a picture. */
export function newPublication(publication: Publication) {
  if (publication.kind === "draft") return { draft: true };
  return publication.kind === "at" ? { publishedAt: publication.instant } : {};
}

/**
 * The members of a request that changes an existing picture, which may have become ready in the
 * meantime: only what is different, as a ready picture cannot lose its date.
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
