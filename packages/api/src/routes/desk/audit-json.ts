import * as audit from "@iotd/core/audit";
import { Hono } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";
import { auditEndpoint } from "./audit-endpoint.ts";

/** The audit log as JSON. */
export const adminAuditRoutes = ({ db }: AppDeps) =>
  new Hono<EditorEnv>().on(...routeOf(auditEndpoint), async (c) => {
    const page = await audit.listEntries({ db }, c.req.valid("query"));
    return c.json(
      { items: page.items.map(audit.toAuditEntryJson), nextCursor: page.nextCursor },
      200,
    );
  });
