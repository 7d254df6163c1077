import { day } from "@iotd/core/duration";
import { DomainError } from "@iotd/core/errors";
import { noticeDays, oldestSession } from "@iotd/core/user";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv, Editor } from "../http/environment.ts";
import type { Auth } from "./auth.ts";

/** What `requireEditor` gives to handlers. */
export type EditorEnv = AppEnv & { Variables: { editor: Editor; sessionId: string } };

/** Requires a session. `refuse` answers a request without one. @default throws `unauthenticated` */
export const requireEditor = (
  auth: Auth,
  refuse: (c: Context) => Response = throwUnauthenticated,
) =>
  createMiddleware<EditorEnv>(async (c, next) => {
    const { headers, response: session } = await auth.api.getSession({
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    // better-auth renews a session as often as it is used.
    if (!session || session.session.createdAt <= oldestSession(new Date())) return refuse(c);
    // Use renews the session, and its cookie must last as long.
    for (const cookie of headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
    const { id, name, email, role } = session.user;
    const credentialsChangedAt = findUnseenChange(session);
    c.set("editor", { userId: id, name, email, role, credentialsChangedAt });
    c.set("sessionId", session.session.id);
    return next();
  });

/** When the person's credentials changed, unless that is long ago or this session dismissed the notice. */
function findUnseenChange({ user, session }: Auth["$Infer"]["Session"]): Date | undefined {
  const at = user.credentialsChangedAt;
  if (!at || at.getTime() < Date.now() - noticeDays * day) return undefined;
  return session.noticeSeenAt && session.noticeSeenAt >= at ? undefined : at;
}

/** Requires an administrator; throws `forbidden`. Use it after `requireEditor`. */
export const requireAdministrator = createMiddleware<EditorEnv>(async (c, next) => {
  if (c.get("editor").role !== "administrator") {
    throw new DomainError("forbidden", "Only administrators can manage people. Ask one of them.");
  }
  await next();
});

function throwUnauthenticated(): never {
  throw new DomainError("unauthenticated", "Sign in at /admin, then try again.");
}
