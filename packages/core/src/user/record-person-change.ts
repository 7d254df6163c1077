import { type AuditAction, type NewAuditEntry, recordEntry } from "../audit/index.ts";
import type { ChangeContext, SignedInContext } from "../context.ts";

/** Records a change to a person in the audit log. `id` is null for someone who has no account yet. */
export const recordPersonChange = (
  ctx: ChangeContext,
  { id, name }: { readonly id: string | null; readonly name: string },
  action: AuditAction,
  changes?: NewAuditEntry["changes"],
): Promise<void> =>
  recordEntry(ctx, { action, subject: { kind: "person", id, name }, ...(changes && { changes }) });

/** Records a change that the actor made to their own account. */
export const recordOwnChange = (
  ctx: SignedInContext,
  action: AuditAction,
  changes?: NewAuditEntry["changes"],
): Promise<void> =>
  recordPersonChange(ctx, { id: ctx.actor.userId, name: ctx.actor.name }, action, changes);
