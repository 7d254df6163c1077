import type { TimedContext } from "../../context.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import { listPasskeys, type Passkey, removePasskeys } from "../account/passkeys.ts";
import { setPassword } from "../account/password.ts";
import { getLockedPerson } from "../people/as-administrator.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { getOpenLink, useLink } from "./access-link.ts";

/** The e-mail address and passkeys of the account that a link is for. Throws "not-found" for an invalid link. */
export async function getPasswordReset(
  ctx: TimedContext,
  secret: string,
): Promise<{ readonly email: string; readonly passkeys: readonly Passkey[] }> {
  const { email, userId } = await getOpenLink(ctx, "password_reset", secret);
  return { email, passkeys: userId === null ? [] : await listPasskeys(ctx, userId) };
}

/**
 * Sets a new password, ends all sessions of the person and removes the passkeys `passkeyIds` of theirs. The link
 * cannot be used again. The second factor and other passkeys stay. Throws "not-found" for an invalid link
 * and "invalid-input" for a password that is easy to guess.
 */
export const resetPassword = (
  { db, now }: TimedContext,
  secret: string,
  password: string,
  passkeyIds: readonly string[],
): Promise<void> =>
  db.transaction(async (tx) => {
    const ctx = { db: tx, now };
    const { userId } = await useLink(ctx, "password_reset", secret);
    if (userId === null) throw new Error("a password reset has no account");
    const person = await getLockedPerson(tx, userId);
    await setPassword(ctx, person, password);
    await endAllSessions(tx, userId);
    const signedIn = { ...ctx, actor: { userId, name: person.name } };
    await removePasskeys(signedIn, passkeyIds);
    await recordOwnChange(signedIn, "person.password_changed");
  });
