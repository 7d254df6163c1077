export type { AuditAction } from "./audit.sql.ts";
export {
  type AuditEntry,
  type AuditRequest,
  auditRequestSchema,
  listEntries,
} from "./list-entries.ts";
export { type AuditEntryJson, auditEntryJsonSchema, toAuditEntryJson } from "./present-entry.ts";
export { type NewAuditEntry, recordEntry } from "./record-entry.ts";
