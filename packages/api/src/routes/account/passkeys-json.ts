import * as users from "@iotd/core/user";
import { Hono } from "hono";
import * as z from "zod";
import { type AuthDeps, expectAuth } from "../../auth/call-auth.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { requireJson, valid } from "../../http/validate.ts";

/** What the browser's device has made; better-auth looks into it. */
const newPasskeySchema = z.strictObject({
  name: users.nameSchema,
  response: z.record(z.string(), z.unknown()),
});

/** Where the script of the account page sends a new passkey. */
export const accountPasskeyRoutes = (deps: AppDeps & AuthDeps) =>
  new Hono<EditorEnv>().post("/", requireJson, valid("json", newPasskeySchema), async (c) => {
    const { name, response } = c.req.valid("json");
    await expectAuth(deps, c, "/passkey/verify-registration", { name, response });
    const ctx = { db: deps.db, now: deps.now(), actor: c.get("editor") };
    await users.recordPasskeyChange(ctx, [null, name]);
    return c.json({ name }, 201);
  });
