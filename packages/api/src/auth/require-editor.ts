import { DomainError } from "@iotd/core/errors";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv, Editor } from "../http/environment.ts";
import type { Auth } from "./auth.ts";

/** What this middleware leaves for handlers. */
export type EditorEnv = AppEnv & { Variables: { editor: Editor } };

/** Lets nobody pass who is not signed in; `refuse` says how a page or an API tells them. */
export const requireEditor = (
  auth: Auth,
  refuse: (c: Context) => Response = throwUnauthenticated,
) =>
  createMiddleware<EditorEnv>(async (c, next) => {
    const session = await auth.api.getSession({ headers: c.req.raw.headers });
    if (!session) return refuse(c);
    const { id, name, email } = session.user;
    c.set("editor", { userId: id, name, email });
    return next();
  });

function throwUnauthenticated(): never {
  throw new DomainError("unauthenticated", "Sign in at /admin, then try again.");
}
