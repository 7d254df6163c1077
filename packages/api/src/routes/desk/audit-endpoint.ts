import { auditEntryJsonSchema, auditRequestSchema } from "@iotd/core/audit";
import { lazily } from "@iotd/core/lazily";
import * as z from "zod";
import type { Endpoint } from "../../http/endpoint.ts";

export const auditListSchema = lazily(() =>
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
    "By the pages or by a program, to pictures and to people. It can be added to and not changed, and it outlives what it tells of.",
  query: auditRequestSchema,
  answers: { 200: { description: "A page of the list", json: auditListSchema } },
  problems: ["unauthenticated", "invalid-input"],
} as const satisfies Endpoint;
