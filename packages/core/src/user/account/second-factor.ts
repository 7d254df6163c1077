import { eq } from "drizzle-orm";
import type { DatabaseContext, SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { twoFactor } from "../user.sql.ts";

/** An authenticator app that was shown its secret but has not proved yet that it knows it; the secret is encrypted by better-auth. */
export async function findPendingSecret(
  { db }: DatabaseContext,
  userId: string,
): Promise<string | undefined> {
  const [found] = await db.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return found && !found.verified ? found.secret : undefined;
}

/** Writes down that the actor has turned the second factor on or off, or has made new backup codes. */
export const recordSecondFactorChange = (
  ctx: SignedInContext,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<void> => recordOwnChange(ctx, "person.second_factor_changed", changes);
