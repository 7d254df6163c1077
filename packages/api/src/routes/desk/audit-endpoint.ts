import { auditEntryJsonSchema, auditRequestSchema } from "@iotd/core/audit";
import { lazy } from "@iotd/core/lazy";
import * as z from "zod";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

export const auditListSchema = lazy(() =>
  z.object({
    items: z.array(auditEntryJsonSchema()),
    nextCursor: z.string().nullable(),
  }),
);

export const auditEndpoint = {
  method: "get",
  path: "/api/admin/audit",
  operationId: "listAuditEntries",
  tag: "Editors",
  summary: "Who did what, the latest first",
  description:
    "Changes to pictures and people, made on the pages or by programs. Entries are never changed, and stay when their subject is deleted.",
  query: auditRequestSchema,
  answers: { 200: { description: "A page of the list", json: auditListSchema } },
  problems: ["unauthenticated", "invalid-input"],
} as const satisfies DocumentedEndpoint;
