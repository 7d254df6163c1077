import type { ChangeContext } from "../context.ts";
import { newId } from "../id.ts";
import { type AuditAction, auditEntry } from "./audit.sql.ts";

/** What was done to what; a subject is known by its name even when it is gone. */
export type NewAuditEntry = {
  readonly action: AuditAction;
  readonly subject: {
    readonly kind: "picture" | "person";
    readonly id: string | null;
    readonly name: string;
  };
  /** Of a change: each field with its value from before and after. Never anything secret. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
};

/** Writes down what `actor` did; call it in the transaction of the change, so that there is neither without the other. */
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
