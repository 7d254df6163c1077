import type { ChangeContext } from "../context.ts";
import { newId } from "../id.ts";
import { type AuditAction, auditEntry } from "./audit.sql.ts";

/** A change and its subject. The name is recorded because the subject may be removed later. */
export type NewAuditEntry = {
  readonly action: AuditAction;
  readonly subject: {
    readonly kind: "picture" | "person";
    readonly id: string | null;
    readonly name: string;
  };
  /** For a change: each changed field with its old and its new value. Never secrets. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
};

/** Records a change by `actor`. Call it in the transaction of the change, so that both are committed or neither. */
export async function recordEntry(
  { db, now, actor }: ChangeContext,
  { action, subject, changes }: NewAuditEntry,
): Promise<void> {
  await db.insert(auditEntry).values({
    id: newId(),
    at: now,
    actorId: actor.userId,
    actorName: actor.name,
    action,
    pictureId: subject.kind === "picture" ? subject.id : null,
    personId: subject.kind === "person" ? subject.id : null,
    subjectName: subject.name,
    changes: changes ?? null,
  });
}
