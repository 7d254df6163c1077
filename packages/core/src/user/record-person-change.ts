import { eq } from "drizzle-orm";
import { type AuditAction, type NewAuditEntry, recordEntry } from "../audit/index.ts";
import type { ChangeContext, SignedInContext } from "../context.ts";
import { user } from "./user.sql.ts";

/** The person is told of these, in case another person made them. */
const credentialChanges: readonly AuditAction[] = [
  "person.password_changed",
  "person.second_factor_changed",
];

/**
 * Records a change to a person in the audit log. `id` is null for someone who has no account yet. After a change
 * of the password, a passkey or the second factor, the person sees a notice.
 */
export async function recordPersonChange(
  ctx: ChangeContext,
  { id, name }: { readonly id: string | null; readonly name: string },
  action: AuditAction,
  changes?: NewAuditEntry["changes"],
): Promise<void> {
  await recordEntry(ctx, {
    action,
    subject: { kind: "person", id, name },
    ...(changes && { changes }),
  });
  if (id === null || !credentialChanges.includes(action)) return;
  await ctx.db.update(user).set({ credentialsChangedAt: ctx.now }).where(eq(user.id, id));
}

/** Records a change that the actor made to their own account. */
export const recordOwnChange = (
  ctx: SignedInContext,
  action: AuditAction,
  changes?: NewAuditEntry["changes"],
): Promise<void> =>
  recordPersonChange(ctx, { id: ctx.actor.userId, name: ctx.actor.name }, action, changes);
