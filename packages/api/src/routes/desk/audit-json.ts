import * as audit from "@iotd/core/audit";
import { Hono } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { valid } from "../../http/validate.ts";

/** Who did what and when. Whoever gets here is signed in; nobody can change it. */
export const adminAuditRoutes = ({ db }: AppDeps) =>
  new Hono<EditorEnv>().get("/", valid("query", audit.auditRequestSchema), async (c) => {
    const page = await audit.listEntries({ db }, c.req.valid("query"));
    return c.json(
      { items: page.items.map(audit.toAuditEntryJson), nextCursor: page.nextCursor },
      200,
    );
  });
