import type { SignedInContext, SiteContext } from "@iotd/core/context";
import type { Context } from "hono";
import type { AppDeps } from "../http/environment.ts";
import { siteContext } from "../http/site-context.ts";
import type { EditorEnv } from "./require-editor.ts";

/** The context of domain functions for one request, with the signed-in editor as the actor. */
export const editorContext = (
  deps: Pick<AppDeps, "db" | "now" | "site">,
  c: Context<EditorEnv>,
): SiteContext & SignedInContext => ({ ...siteContext(deps), actor: c.get("editor") });
