import { randomUUID } from "node:crypto";
import type { Database } from "@iotd/core/database";
import { user } from "@iotd/core/database/schema";
import { ensureAdministrator, type Role } from "@iotd/core/user";
import { eq } from "drizzle-orm";
import type { AdminApp } from "../admin-app.ts";
import { site } from "./test-apps.ts";

export const password = "correct horse battery staple";

/** A new account, an editor's unless told otherwise, by its e-mail address. */
export async function anAccount(db: Database, role: Role = "editor"): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await ensureAdministrator({ db, now: new Date() }, { email, name: `An ${role}`, password });
  await db.update(user).set({ role }).where(eq(user.email, email));
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

/** Headers of a browser in which somebody is signed in, an editor unless told otherwise. */
export async function signedIn(
  app: AdminApp,
  db: Database,
  role?: Role,
): Promise<{ cookie: string; origin: string }> {
  return headersAfter(await trySignIn(app, await anAccount(db, role), password));
}

/** Headers of a browser that keeps the cookies of `answer`. */
export function headersAfter(answer: Response): { cookie: string; origin: string } {
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  return { cookie, origin: site.url };
}
