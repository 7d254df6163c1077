import type { Database } from "@iotd/core/database";
import { newId } from "@iotd/core/id";
import { session } from "@iotd/core/schema";
import { sessionLifetime } from "@iotd/core/user";
import { makeSignature } from "better-auth/crypto";
import { sessionCookie } from "../auth/session-cookie.ts";
import { authSecret } from "./test-apps.ts";

/** Creates a session without the slow check of a password. Returns its cookie, `name=value`. */
export async function aSession(
  db: Database,
  userId: string,
  device: { readonly userAgent?: string; readonly ipAddress?: string } = {},
  secret: string = authSecret,
): Promise<string> {
  const token = newId();
  const expiresAt = new Date(Date.now() + sessionLifetime.seconds * 1_000);
  await db.insert(session).values({ id: newId(), userId, token, expiresAt, ...device });
  const signed = `${token}.${await makeSignature(token, secret)}`;
  return `${sessionCookie}=${encodeURIComponent(signed)}`;
}
