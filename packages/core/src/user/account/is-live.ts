import { and, gt, type SQL } from "drizzle-orm";
import { sessionLifetime } from "../limits.ts";
import { session } from "../user.sql.ts";

/** The sessions that were created before this instant are over at `now`. */
export const oldestSession = (now: Date): Date =>
  new Date(now.getTime() - sessionLifetime.maximumSeconds * 1_000);

/** A condition: the session can be used at `now`. */
export const isLive = (now: Date): SQL | undefined =>
  and(gt(session.expiresAt, now), gt(session.createdAt, oldestSession(now)));
