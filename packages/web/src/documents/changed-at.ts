import type { PictureJson } from "@iotd/core/picture";

/**
 * The instant (RFC 3339 in UTC) at which a picture last changed for readers: its last update or, if
 * that was earlier, its publication.
 */
export const changedAt = ({ publishedAt, updatedAt }: PictureJson): string =>
  publishedAt !== null && publishedAt > updatedAt ? publishedAt : updatedAt;
