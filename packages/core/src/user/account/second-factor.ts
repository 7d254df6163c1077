import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { DatabaseContext, SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { twoFactor } from "../user.sql.ts";

/** The secret of a person's authenticator app, as better-auth encrypts it, and whether a code has confirmed it. */
export async function findTotpSecret(
  { db }: DatabaseContext,
  userId: string,
): Promise<{ readonly secret: string; readonly isConfirmed: boolean } | undefined> {
  const [found] = await db.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return found && { secret: found.secret, isConfirmed: found.verified };
}

/**
 * Marks the code of a 30-second period (`step`, RFC 6238) as used. Returns false if it or a later one was used
 * before: only the first of two concurrent calls succeeds.
 */
export async function markTotpStepUsed(
  { db }: DatabaseContext,
  userId: string,
  step: number,
): Promise<boolean> {
  const marked = await db
    .update(twoFactor)
    .set({ lastUsedStep: step })
    .where(
      and(
        eq(twoFactor.userId, userId),
        or(isNull(twoFactor.lastUsedStep), lt(twoFactor.lastUsedStep, step)),
      ),
    )
    .returning({ id: twoFactor.id });
  return marked.length > 0;
}

/** Records that the actor turned the second factor on or off, or generated new backup codes. */
export const recordSecondFactorChange = (
  ctx: SignedInContext,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<void> => recordOwnChange(ctx, "person.second_factor_changed", changes);
