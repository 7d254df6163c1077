import { randomUUID } from "node:crypto";

/** `path` with a unique query, so that the answer does not come from the CDN's cache and an older release. */
export const fresh = (path: string): string => `${path}?smoke=${randomUUID()}`;
