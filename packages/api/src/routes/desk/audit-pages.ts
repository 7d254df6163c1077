import * as audit from "@iotd/core/audit";
import { auditPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { valid } from "../../http/validate.ts";

/** The pages of the audit log. */
export const auditPages = ({ db, site }: AppDeps) =>
  new Hono<EditorEnv>().get("/", valid("query", audit.auditRequestSchema), async (c) => {
    const { picture, person, by, ...paging } = c.req.valid("query");
    const filter = { picture, person, by };
    const page = await audit.listEntries({ db }, { ...filter, ...paging });
    return c.html(
      renderPage(
        auditPage({
          site,
          editor: c.get("editor"),
          entries: page.items.map(audit.toAuditEntryJson),
          nextCursor: page.nextCursor,
          filter,
        }),
      ),
    );
  });
