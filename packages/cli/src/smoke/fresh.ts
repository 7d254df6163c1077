import { randomUUID } from "node:crypto";

/** `path` with a query that nobody asked for before: a copy that a CDN keeps would tell of the release before. */
export const fresh = (path: string): string => `${path}?smoke=${randomUUID()}`;
