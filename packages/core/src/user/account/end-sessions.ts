import { and, eq, ne } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { DomainError } from "../../errors.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { session, verification } from "../user.sql.ts";
import { removePasskeys } from "./passkeys.ts";

/** Signs a person out everywhere and forgets their trusted devices, which need no second factor. */
export async function endAllSessions(db: Database, userId: string): Promise<void> {
  await db.delete(session).where(eq(session.userId, userId));
  await forgetDevices(db, userId);
}

/**
 * Forgets a person's trusted devices and pending second-factor sign-ins. better-auth stores both as
 * verifications whose value is the user id.
 */
export async function forgetDevices(db: Database, userId: string): Promise<void> {
  await db.delete(verification).where(eq(verification.value, userId));
}

/** Ends one of the actor's own sessions. Throws "not-found". */
export const endSession = ({ db, now, actor }: SignedInContext, sessionId: string): Promise<void> =>
  db.transaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.id, sessionId), eq(session.userId, actor.userId)))
      .returning({ id: session.id });
    if (ended.length === 0) throw new DomainError("not-found", "This session has already ended.");
    await recordOwnChange({ db: tx, now, actor }, "person.signed_out");
  });

/**
 * Ends all sessions of the actor except `currentSessionId`, forgets their trusted devices and removes the
 * passkeys `passkeyIds` of theirs.
 */
export const endOtherSessions = (
  { db, now, actor }: SignedInContext,
  currentSessionId: string,
  passkeyIds: readonly string[],
): Promise<void> =>
  db.transaction(async (tx) => {
    await tx
      .delete(session)
      .where(and(eq(session.userId, actor.userId), ne(session.id, currentSessionId)));
    await forgetDevices(tx, actor.userId);
    await removePasskeys({ db: tx, now, actor }, passkeyIds);
    await recordOwnChange({ db: tx, now, actor }, "person.signed_out");
  });
