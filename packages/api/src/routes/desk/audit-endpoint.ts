import { auditEntryJsonSchema, auditRequestSchema } from "@iotd/core/audit";
import { lazy } from "@iotd/core/lazy";
import * as z from "zod";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

/** A page of the audit log. */
export const auditListSchema = lazy(() =>
  z.object({
    items: z.array(auditEntryJsonSchema()),
    nextCursor: z.string().nullable(),
  }),
);

/** The audit log. */
export const auditEndpoint = {
  method: "get",
  path: "/api/admin/audit",
  operationId: "listAuditEntries",
  tag: "Editors",
  summary: "The audit log, latest entry first",
  description:
    "Changes to pictures and people, by pages or programs. Entries are never changed, and stay when the picture or person is deleted.",
  query: auditRequestSchema,
  answers: { 200: { description: "A page of the list", json: auditListSchema } },
  problems: ["unauthenticated", "invalid-input"],
} as const satisfies DocumentedEndpoint;
