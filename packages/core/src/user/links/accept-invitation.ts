import type { TimedContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../id.ts";
import { setPassword } from "../account/password.ts";
import type { Acceptance } from "../person.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { user } from "../user.sql.ts";
import { getOpenLink, useLink } from "./access-link.ts";

/** The e-mail address that an invitation is for. Throws "not-found" for an invalid link. */
export async function getInvitation(
  ctx: TimedContext,
  secret: string,
): Promise<{ readonly email: string }> {
  const { email } = await getOpenLink(ctx, "invitation", secret);
  return { email };
}

/**
 * Creates the account that an invitation is for. The invitation cannot be used again. Throws
 * "not-found" for an invalid link, "invalid-input" for a password that is easy to guess, and "conflict" if the account exists already.
 */
export const acceptInvitation = (
  { db, now }: TimedContext,
  secret: string,
  { name, password }: Acceptance,
): Promise<{ readonly email: string }> =>
  db.transaction(async (tx) => {
    const ctx = { db: tx, now };
    const { email, role } = await useLink(ctx, "invitation", secret);
    if (role === null) throw new Error("an invitation has no role");
    const id = newId();
    const created = await tx
      .insert(user)
      .values({ id, name, email, role, emailVerified: true, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    if (created.length === 0) {
      throw new DomainError("conflict", "This account already exists. Sign in instead.");
    }
    await setPassword(ctx, { id, email }, password);
    await recordOwnChange({ ...ctx, actor: { userId: id, name } }, "person.joined", {
      role: [null, role],
    });
    return { email };
  });
