export { type AuditAction, auditActions } from "./audit.sql.ts";
export { type Actor, type NewAuditEntry, recordEntry } from "./record-entry.ts";
