import * as users from "@iotd/core/user";
import { Hono } from "hono";
import * as z from "zod";
import { confirmPassword, expectAuth } from "../../auth/call-auth.ts";
import { editorContext } from "../../auth/editor-context.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { Endpoint } from "../../http/endpoint.ts";
import type { AppDeps } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";

/** Begins to add a passkey: answers the options for the device. */
export const passkeyOptionsEndpoint = {
  method: "post",
  path: "/api/admin/account/passkey-options",
  json: z.strictObject({ password: z.string() }),
} as const satisfies Endpoint;

/**
 * Adds a passkey. `response` is from the device; better-auth checks it. The password is sent again, because the
 * options alone prove nothing: another session of the same person may have asked for them.
 */
export const addPasskeyEndpoint = {
  method: "post",
  path: "/api/admin/account/passkeys",
  json: z.strictObject({
    name: users.nameSchema,
    password: z.string(),
    response: z.record(z.string(), z.unknown()),
  }),
} as const satisfies Endpoint;

/** Adding a passkey to the own account, for the script of the account page. Both steps require the password. */
export const accountPasskeyRoutes = (deps: AppDeps & AuthDeps) =>
  new Hono<EditorEnv>()
    .on(...routeOf(passkeyOptionsEndpoint), async (c) => {
      await confirmPassword(deps, c, c.req.valid("json").password);
      const options = await expectAuth(deps, c, "/passkey/generate-register-options", undefined);
      return c.json(z.looseObject({}).parse(options), 200);
    })
    .on(...routeOf(addPasskeyEndpoint), async (c) => {
      const { name, password, response } = c.req.valid("json");
      await confirmPassword(deps, c, password);
      await expectAuth(deps, c, "/passkey/verify-registration", { name, response });
      await users.recordPasskeyChange(editorContext(deps, c), [null, name]);
      return c.json({ name }, 201);
    });
