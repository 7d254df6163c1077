import type { AuditAction } from "./audit.sql.ts";
import type { AuditEntry } from "./list-entries.ts";

/** An entry as editors read it; `at` is RFC 3339 in UTC. */
export type AuditEntryJson = {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly action: AuditAction;
  readonly pictureId: string | null;
  readonly personId: string | null;
  readonly subjectName: string;
  readonly changes: AuditEntry["changes"];
};

/** Chooses what editors read of an entry. */
export const toAuditEntryJson = (entry: AuditEntry): AuditEntryJson => ({
  id: entry.id,
  at: entry.at.toISOString(),
  actor: { id: entry.actorId, name: entry.actorName },
  action: entry.action,
  pictureId: entry.pictureId,
  personId: entry.personId,
  subjectName: entry.subjectName,
  changes: entry.changes,
});
