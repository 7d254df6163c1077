import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

/** The answer of a running process. */
export const livenessSchema = lazy(() => z.object({ ok: z.literal(true) }));

/** The state of each part that the service needs. */
export const readinessSchema = lazy(() =>
  z.object({
    ok: z.boolean(),
    checks: z
      .record(z.string(), z.string())
      .check(z.describe("Each part by name: `ok`, or why it does not respond.")),
  }),
);

/** Liveness: the process runs. */
export const livenessEndpoint = {
  method: "get",
  path: "/health/live",
  operationId: "getLiveness",
  tag: "Service",
  summary: "Whether the process responds",
  answers: { 200: { description: "It responds", json: livenessSchema } },
  problems: [],
} as const satisfies DocumentedEndpoint;

/** Readiness: the process and its parts respond. */
export const readinessEndpoint = {
  method: "get",
  path: "/health/ready",
  operationId: "getReadiness",
  tag: "Service",
  summary: "Whether the process and everything that it needs respond",
  answers: {
    200: { description: "All parts respond", json: readinessSchema },
    503: { description: "A part does not respond", json: readinessSchema },
  },
  problems: [],
} as const satisfies DocumentedEndpoint;
