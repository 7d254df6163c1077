import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

export const livenessSchema = lazy(() => z.object({ ok: z.literal(true) }));

export const readinessSchema = lazy(() =>
  z.object({
    ok: z.boolean(),
    checks: z
      .record(z.string(), z.string())
      .check(z.describe("Each part by its name: `ok`, or why it does not answer.")),
  }),
);

export const livenessEndpoint = {
  method: "get",
  path: "/health/live",
  operationId: "getLiveness",
  tag: "Service",
  summary: "Whether the process answers",
  answers: { 200: { description: "It does", json: livenessSchema } },
  problems: [],
} as const satisfies DocumentedEndpoint;

export const readinessEndpoint = {
  method: "get",
  path: "/health/ready",
  operationId: "getReadiness",
  tag: "Service",
  summary: "Whether the process and everything that it needs answer",
  answers: {
    200: { description: "All parts answer", json: readinessSchema },
    503: { description: "A part does not answer", json: readinessSchema },
  },
  problems: [],
} as const satisfies DocumentedEndpoint;
