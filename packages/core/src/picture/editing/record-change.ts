import { type AuditAction, type NewAuditEntry, recordEntry } from "../../audit/index.ts";
import type { ChangeContext } from "../../context.ts";
import type { Picture } from "../picture.ts";

/** Records a change to a picture in the audit log, with the name that it has after the change. */
export const recordChange = (
  ctx: ChangeContext,
  { id, name }: Pick<Picture, "id" | "name">,
  action: AuditAction,
  changes?: NewAuditEntry["changes"],
): Promise<void> =>
  recordEntry(ctx, {
    action,
    subject: { kind: "picture", id, name },
    ...(changes && { changes }),
  });
