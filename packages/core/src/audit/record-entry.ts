import type { Database } from "../database/index.ts";
import { newId } from "../id.ts";
import { type AuditAction, auditEntry } from "./audit.sql.ts";

/** Who does something. `userId` is null for what nobody signed in did, such as an operation from the command line. */
export type Actor = { readonly userId: string | null; readonly name: string };

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
  { db, now, actor }: { readonly db: Database; readonly now: Date; readonly actor: Actor },
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
