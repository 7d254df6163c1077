import { randomUUID } from "node:crypto";
import type { Database } from "@iotd/core/database";
import { ensureEditor } from "@iotd/core/user";
import type { AdminApp } from "../admin-app.ts";
import { site } from "./test-apps.ts";

export const password = "correct horse battery staple";

/** A new editor's account, by its e-mail address. */
export async function anAccount(db: Database): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await ensureEditor({ db }, { email, name: "An editor", password });
  return email;
}

/** Tries to sign in over HTTP. */
export const trySignIn = (
  app: AdminApp,
  email: string,
  tried: string,
): Response | Promise<Response> =>
  app.request("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", origin: site.url },
    body: JSON.stringify({ email, password: tried }),
  });

/** Headers of a signed-in editor's browser. */
export async function signedIn(
  app: AdminApp,
  db: Database,
): Promise<{ cookie: string; origin: string }> {
  const answer = await trySignIn(app, await anAccount(db), password);
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  return { cookie, origin: site.url };
}
