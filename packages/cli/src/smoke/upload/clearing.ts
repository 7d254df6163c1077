import { openSite, type Site } from "../site.ts";

const limitMilliseconds = 10_000;

/** The same site with time of its own: what was begun is cleared also when the check's time is over. */
export const clearing = ({ origin }: Site): Site =>
  openSite(origin, AbortSignal.timeout(limitMilliseconds));
