import { and, desc, eq, isNotNull } from "drizzle-orm";
import { auditEntry } from "../../audit/audit.sql.ts";
import type { DatabaseContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";

/** The picture has a newer revision than the one that the change is based on. Nothing was saved. */
export class RevisionConflictError extends DomainError {
  /** The last change. Undefined if the audit log has none. */
  readonly last: { readonly by: string; readonly at: Date } | undefined;

  constructor(last: RevisionConflictError["last"]) {
    const who = last
      ? `${last.by} changed this picture on ${last.at.toISOString().slice(0, 16).replace("T", " at ")} UTC`
      : "This picture was changed";
    super("conflict", `${who}, after you opened it. Open it again and repeat your change.`);
    this.name = "RevisionConflictError";
    this.last = last;
  }
}

/** Builds the error, with the last change from the audit log. */
export async function findRevisionConflict(
  { db }: DatabaseContext,
  pictureId: string,
): Promise<RevisionConflictError> {
  const [last] = await db
    .select({ by: auditEntry.actorName, at: auditEntry.at })
    .from(auditEntry)
    .where(and(eq(auditEntry.pictureId, pictureId), isNotNull(auditEntry.changes)))
    .orderBy(desc(auditEntry.id))
    .limit(1);
  return new RevisionConflictError(last);
}
