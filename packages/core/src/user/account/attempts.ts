import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { session, signInFailure, user } from "../user.sql.ts";
import { isLive } from "./is-live.ts";

/** A limit of failed attempts in a window of time, which begins with the first failure. */
export type AttemptLimit = {
  /** What is counted, for example an account. */
  readonly subject: string;
  readonly failures: number;
  readonly windowMinutes: number;
};

/** The limit that an attempt would exceed, and when its window ends. */
export type ReachedLimit = { readonly limit: AttemptLimit; readonly secondsLeft: number };

/**
 * Counts an attempt as failed, for one limit after the other. If one is reached, returns it and counts nothing.
 * The attempt is counted before its result is known, so that attempts at the same time cannot exceed a limit:
 * call `forgiveAttempt` if it succeeds.
 */
export async function countAttempt(
  ctx: TimedContext,
  limits: readonly AttemptLimit[],
): Promise<ReachedLimit | undefined> {
  for (const [index, limit] of limits.entries()) {
    const { count, since } = await increment(ctx, limit);
    if (count > limit.failures) {
      await forgiveAttempt(ctx, limits.slice(0, index + 1));
      const end = since.getTime() + limit.windowMinutes * 60_000;
      return { limit, secondsLeft: Math.ceil((end - ctx.now.getTime()) / 1_000) };
    }
  }
  return undefined;
}

/** Takes back what `countAttempt` counted for `limits`. */
export async function forgiveAttempt(
  { db }: Pick<TimedContext, "db">,
  limits: readonly AttemptLimit[],
): Promise<void> {
  await db
    .update(signInFailure)
    .set({ count: sql`greatest(${signInFailure.count} - 1, 0)` })
    .where(inArray(signInFailure.key, limits.map(keyOf)));
}

/** Whether the account with this e-mail address is signed in from an IP address. */
export async function isSignedInFrom(
  { db, now }: TimedContext,
  email: string,
  address: string,
): Promise<boolean> {
  const found = await db
    .select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(user.email, email), eq(session.ipAddress, address), isLive(now)))
    .limit(1);
  return found.length > 0;
}

async function increment({ db, now }: TimedContext, limit: AttemptLimit) {
  const { count, since } = signInFailure;
  const isOver = sql`${since} <= ${new Date(now.getTime() - limit.windowMinutes * 60_000)}`;
  const [counted] = await db
    .insert(signInFailure)
    .values({ key: keyOf(limit), count: 1, since: now })
    .onConflictDoUpdate({
      target: signInFailure.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${count} + 1 end`,
        since: sql`case when ${isOver} then ${now} else ${since} end`,
      },
    })
    .returning();
  if (!counted) throw new Error("an upsert returned no row");
  return counted;
}

/** A hash: of fixed length, and without e-mail addresses of people who have no account. */
const keyOf = ({ subject }: AttemptLimit) =>
  createHash("sha256").update(subject).digest("base64url");
