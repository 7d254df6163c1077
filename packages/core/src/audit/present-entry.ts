import * as z from "zod/mini";
import { lazy } from "../lazy.ts";
import { auditActions } from "./audit.sql.ts";
import type { AuditEntry } from "./list-entries.ts";

/** An entry as editors read it; `at` is RFC 3339 in UTC. */
export const auditEntryJsonSchema = lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z
      .object({ id: z.nullable(z.uuid()), name: z.string() })
      .check(
        z.describe(
          "Who made the change, with their name at that time; `id` is null for an operation from the command line.",
        ),
      ),
    action: z.enum(auditActions),
    pictureId: z.nullable(z.uuid()).check(z.describe("The picture that was changed.")),
    personId: z.nullable(z.uuid()).check(z.describe("The person who was changed.")),
    subjectName: z.string().check(z.describe("The name of the picture or person at that time.")),
    changes: z
      .nullable(z.record(z.string(), z.readonly(z.tuple([z.unknown(), z.unknown()]))))
      .check(z.describe("For a change: each changed field with its old and its new value.")),
  }),
);
export type AuditEntryJson = z.infer<ReturnType<typeof auditEntryJsonSchema>>;

/** The fields of an entry that editors may read. */
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
