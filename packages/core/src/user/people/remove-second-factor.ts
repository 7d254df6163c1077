import { eq } from "drizzle-orm";
import type { SignedInContext, TimedContext } from "../../context.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import type { Person } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { passkey, twoFactor, user } from "../user.sql.ts";
import { asAdministrator, getLockedPerson } from "./as-administrator.ts";

/**
 * For a person who lost their device: turns their second factor off, removes their passkeys and signs
 * them out everywhere. They can then sign in with their password alone. Throws "forbidden" and
 * "not-found".
 */
export const removeSecondFactor = (ctx: SignedInContext, id: string): Promise<Person> =>
  asAdministrator(ctx, async (change) => {
    const person = await getLockedPerson(change.db, id);
    await clearSecondFactor(change, id);
    await endAllSessions(change.db, id);
    await recordPersonChange(change, person, "person.second_factor_changed", {
      secondFactor: [person.hasSecondFactor, false],
    });
    return { ...person, hasSecondFactor: false };
  });

/** Removes a person's second factor and passkeys, so that they sign in with their password alone. */
export async function clearSecondFactor({ db, now }: TimedContext, userId: string): Promise<void> {
  await db.delete(passkey).where(eq(passkey.userId, userId));
  await db.delete(twoFactor).where(eq(twoFactor.userId, userId));
  await db.update(user).set({ twoFactorEnabled: false, updatedAt: now }).where(eq(user.id, userId));
}
