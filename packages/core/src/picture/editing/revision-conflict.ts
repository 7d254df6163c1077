import { and, desc, eq, isNotNull } from "drizzle-orm";
import { auditEntry } from "../../audit/audit.sql.ts";
import type { DatabaseContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";

/** Somebody saved a picture after the caller had read it; nothing of the caller's was saved. */
export class RevisionConflictError extends DomainError {
  /** Who saved it last and when. Undefined where the audit does not know. */
  readonly last: { readonly by: string; readonly at: Date } | undefined;

  constructor(last: RevisionConflictError["last"]) {
    const who = last
      ? `${last.by} changed this picture on ${last.at.toISOString().slice(0, 16).replace("T", " at ")} UTC`
      : "This picture was changed";
    super("conflict", `${who}, after you had opened it. Open it again, then change it once more.`);
    this.name = "RevisionConflictError";
    this.last = last;
  }
}

/** The error that tells who changed the picture last. */
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
