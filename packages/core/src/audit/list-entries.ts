import { and, desc, eq, type InferSelectModel, lt } from "drizzle-orm";
import * as z from "zod";
import type { DatabaseContext } from "../context.ts";
import { idSchema } from "../id.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../paging.ts";
import { auditEntry } from "./audit.sql.ts";

/** An entry of the audit log as a table row. */
export type AuditEntry = InferSelectModel<typeof auditEntry>;

const id = z.optional(idSchema);

/** Which entries to list: those about one picture or person, or by one person. By default all. */
export const auditRequestSchema = z.strictObject({
  ...pageRequestSchema.shape,
  picture: id.describe("Only changes to this picture."),
  person: id.describe("Only changes to this person."),
  by: id.describe("Only changes by this person."),
});
export type AuditRequest = z.infer<typeof auditRequestSchema>;

const keySchema = z.object({ id: z.uuid() });

/** A page of the audit log, newest entry first. Throws `InvalidInputError` for an invalid cursor. */
export async function listEntries(
  { db }: DatabaseContext,
  { limit, cursor, picture, person, by }: AuditRequest,
): Promise<Page<AuditEntry>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const rows = await db
    .select()
    .from(auditEntry)
    .where(
      and(
        picture ? eq(auditEntry.pictureId, picture) : undefined,
        person ? eq(auditEntry.personId, person) : undefined,
        by ? eq(auditEntry.actorId, by) : undefined,
        after && lt(auditEntry.id, after.id),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(limit + 1);
  return toPage(rows, limit, (row) => ({ id: row.id }));
}
