import type { PictureJson } from "@iotd/core/picture";

/**
 * The instant (RFC 3339 in UTC) at which what readers see of a picture last changed: one that was
 * scheduled was written before anybody saw it.
 */
export const changedAt = ({ publishedAt, updatedAt }: PictureJson): string =>
  publishedAt !== null && publishedAt > updatedAt ? publishedAt : updatedAt;
