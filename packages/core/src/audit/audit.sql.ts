import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";

/** The actions that the audit log records, each with the kind of its subject. */
export const auditActions = [
  "picture.created",
  "picture.changed",
  "picture.published",
  "picture.scheduled",
  "picture.unpublished",
  "picture.deleted",
  "picture.restored",
  "picture.file_requested",
  "person.invited",
  "person.invitation_revoked",
  "person.joined",
  "person.renamed",
  "person.role_changed",
  "person.reset_requested",
  "person.password_changed",
  "person.second_factor_changed",
  "person.signed_out",
  "person.removed",
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * The audit log: who did what and when. Login roles may insert and select, but not update or delete.
 * Ids and names are copies, not foreign keys: an entry stays when its picture or person is removed.
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    /** UUIDv7, so the order of ids is chronological. */
    id: uuid("id").primaryKey(),
    at: instant("at").notNull(),
    /** Null if no account made the change, for example for an operation from the command line. */
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    action: text("action", { enum: auditActions }).notNull(),
    /** The subject: one of these two, or neither for a person without an account. */
    pictureId: uuid("picture_id"),
    personId: uuid("person_id"),
    subjectName: text("subject_name").notNull(),
    /** For a change: each changed field with its old and its new value. */
    changes: jsonb("changes").$type<Readonly<Record<string, readonly [unknown, unknown]>>>(),
  },
  (t) => [
    index("audit_entry_picture").on(t.pictureId, t.id),
    index("audit_entry_person").on(t.personId, t.id),
    index("audit_entry_actor").on(t.actorId, t.id),
  ],
);
