import { eq } from "drizzle-orm";
import type { DatabaseContext, SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { twoFactor } from "../user.sql.ts";

/** The secret of an authenticator app that a person has not confirmed yet with a code, as better-auth encrypts it. Undefined if there is none. */
export async function findPendingSecret(
  { db }: DatabaseContext,
  userId: string,
): Promise<string | undefined> {
  const [found] = await db.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return found && !found.verified ? found.secret : undefined;
}

/** Records that the actor turned the second factor on or off, or generated new backup codes. */
export const recordSecondFactorChange = (
  ctx: SignedInContext,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<void> => recordOwnChange(ctx, "person.second_factor_changed", changes);
