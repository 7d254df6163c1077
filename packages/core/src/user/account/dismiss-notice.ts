import { and, eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { session } from "../user.sql.ts";

/** Dismisses the notice of changed credentials in one session of the actor. Their other sessions still show it. */
export async function dismissNotice(
  { db, now, actor }: SignedInContext,
  sessionId: string,
): Promise<void> {
  await db
    .update(session)
    .set({ noticeSeenAt: now })
    .where(and(eq(session.id, sessionId), eq(session.userId, actor.userId)));
}
