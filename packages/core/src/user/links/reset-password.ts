import type { TimedContext } from "../../context.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import { setPassword } from "../account/password.ts";
import { getLockedPerson } from "../people/as-administrator.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { getOpenLink, useLink } from "./access-link.ts";

/** The e-mail address of the account that a link is for. Throws "not-found" for an invalid link. */
export async function getPasswordReset(
  ctx: TimedContext,
  secret: string,
): Promise<{ readonly email: string }> {
  const { email } = await getOpenLink(ctx, "password_reset", secret);
  return { email };
}

/**
 * Sets a new password and ends all sessions of the person. The link cannot be used again. The second
 * factor and passkeys stay. Throws "not-found" for an invalid link.
 */
export const resetPassword = (
  { db, now }: TimedContext,
  secret: string,
  password: string,
): Promise<void> =>
  db.transaction(async (tx) => {
    const ctx = { db: tx, now };
    const { userId } = await useLink(ctx, "password_reset", secret);
    if (userId === null) throw new Error("a password reset has no account");
    const { name } = await getLockedPerson(tx, userId);
    await setPassword(ctx, userId, password);
    await endAllSessions(tx, userId);
    await recordOwnChange({ ...ctx, actor: { userId, name } }, "person.password_changed");
  });
