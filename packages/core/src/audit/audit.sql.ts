import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";

/** What can be told of, by the noun that it was done to. */
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
 * Who did what and when. Login roles may add to it and read it, nobody may change it. Ids and names are
 * copies without references: an entry outlives the picture and the person that it tells of.
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    /** UUIDv7, so that the order of ids is that of time. */
    id: uuid("id").primaryKey(),
    at: instant("at").notNull(),
    /** Null for what nobody who is signed in did, such as an operation from the command line. */
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    action: text("action", { enum: auditActions }).notNull(),
    /** What it was done to: a picture, or a person. */
    pictureId: uuid("picture_id"),
    personId: uuid("person_id"),
    subjectName: text("subject_name").notNull(),
    /** Of a change: each field with its value from before and after. */
    changes: jsonb("changes").$type<Readonly<Record<string, readonly [unknown, unknown]>>>(),
  },
  (t) => [
    index("audit_entry_picture").on(t.pictureId, t.id),
    index("audit_entry_person").on(t.personId, t.id),
    index("audit_entry_actor").on(t.actorId, t.id),
  ],
);
