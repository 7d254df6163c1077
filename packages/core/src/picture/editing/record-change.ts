import { type AuditAction, type NewAuditEntry, recordEntry } from "../../audit/index.ts";
import type { ChangeContext } from "../../context.ts";
import type { Picture } from "../picture.ts";

/** Writes down what was done to a picture, by the name that it has afterwards. */
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
