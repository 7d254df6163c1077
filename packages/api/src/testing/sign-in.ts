import type { Database } from "@iotd/core/database";
import { newId } from "@iotd/core/id";
import { account } from "@iotd/core/schema";
import { anAdministrator, anEditor } from "@iotd/core/testing";
import type { Role } from "@iotd/core/user";
import { hashPassword } from "better-auth/crypto";
import type { AdminApp } from "../admin-app.ts";
import { aSession } from "./a-session.ts";
import { sendJson } from "./send-json.ts";
import { site } from "./test-apps.ts";

/** The password of test accounts. */
export const password = "correct horse battery staple";

/** Hashed once for all accounts, because that is slow. */
const passwordHash = hashPassword(password);

/** A new account with `password`. `role` is editor by default. */
export async function anAccount(
  db: Database,
  role: Role = "editor",
): Promise<{ readonly id: string; readonly email: string }> {
  const { userId: id, email } = await (role === "editor" ? anEditor(db) : anAdministrator(db));
  await db.insert(account).values({
    id: newId(),
    userId: id,
    providerId: "credential",
    accountId: id,
    password: await passwordHash,
  });
  return { id, email };
}

/** Sends a sign-in, with `tried` as the password. */
export const trySignIn = (
  app: AdminApp,
  email: string,
  tried: string,
  headers: Readonly<Record<string, string>> = {},
): Response | Promise<Response> =>
  sendJson(app, "POST", "/api/auth/sign-in/email", { email, password: tried }, headers);

/** The headers of a signed-in editor. */
export async function signedIn(db: Database): Promise<{ cookie: string; origin: string }> {
  const { userId } = await anEditor(db);
  return { cookie: await aSession(db, userId), origin: site.url };
}
