import * as users from "@iotd/core/user";
import { Hono } from "hono";
import * as z from "zod";
import { expectAuth } from "../../auth/call-auth.ts";
import { editorContext } from "../../auth/editor-context.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { Endpoint } from "../../http/endpoint.ts";
import type { AppDeps } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";

/** Adds a passkey, for the script of the account page. `response` is from the device; better-auth checks it. */
export const addPasskeyEndpoint = {
  method: "post",
  path: "/api/admin/account/passkeys",
  json: z.strictObject({
    name: users.nameSchema,
    response: z.record(z.string(), z.unknown()),
  }),
} as const satisfies Endpoint;

/** Passkeys of the signed-in person, as JSON. */
export const accountPasskeyRoutes = (deps: AppDeps & AuthDeps) =>
  new Hono<EditorEnv>().on(...routeOf(addPasskeyEndpoint), async (c) => {
    const { name, response } = c.req.valid("json");
    await expectAuth(deps, c, "/passkey/verify-registration", { name, response });
    await users.recordPasskeyChange(editorContext(deps, c), [null, name]);
    return c.json({ name }, 201);
  });
