import { lt, or } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { day } from "../../duration.ts";
import { accessLink } from "../links/access-link.sql.ts";
import { rateLimit, session, signInFailure, verification } from "../user.sql.ts";
import { oldestSession } from "./is-live.ts";

/** Longer than any window in which attempts are counted. */
const attemptsAge = day;

/** Removes expired sessions, verifications and links, and old counts of attempts. Returns the number of sessions. */
export async function sweepSessions({ db, now }: TimedContext): Promise<number> {
  await db.delete(verification).where(lt(verification.expiresAt, now));
  await db.delete(accessLink).where(lt(accessLink.expiresAt, now));
  await db.delete(rateLimit).where(lt(rateLimit.lastRequest, now.getTime() - attemptsAge));
  await db
    .delete(signInFailure)
    .where(lt(signInFailure.since, new Date(now.getTime() - attemptsAge)));
  const removed = await db
    .delete(session)
    .where(or(lt(session.expiresAt, now), lt(session.createdAt, oldestSession(now))))
    .returning({ id: session.id });
  return removed.length;
}
