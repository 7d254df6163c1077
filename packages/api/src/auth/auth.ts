import type { Database } from "@iotd/core/database";
import * as schema from "@iotd/core/database/schema";
import { newId } from "@iotd/core/id";
import type { Logger } from "@iotd/core/logging";
import { passwordLimits, sessionLifetime } from "@iotd/core/user";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import type { Site } from "../http/environment.ts";
import { clientAddressHeader } from "./client-address.ts";

/** How many passwords one address may try in how long. */
const signInAttempts = { window: 5 * 60, max: 10 } as const;

/** Signs editors in and out; accounts are made by `create-admin`, never by visitors. */
export function createAuth(deps: {
  readonly db: Database;
  readonly site: Pick<Site, "url" | "aliases">;
  /** Signs cookies: at least 32 characters that nobody can guess. */
  readonly secret: string;
  readonly log: Logger;
}) {
  return betterAuth({
    database: drizzleAdapter(deps.db, { provider: "pg", schema, transaction: true }),
    baseURL: deps.site.url,
    basePath: "/api/auth",
    trustedOrigins: [deps.site.url, ...deps.site.aliases],
    secret: deps.secret,
    telemetry: { enabled: false },
    logger: {
      log: (level, message) =>
        deps.log[level === "error" ? "error" : "info"](message, { from: "better-auth" }),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.minCharacters,
      maxPasswordLength: passwordLimits.maxCharacters,
    },
    session: { expiresIn: sessionLifetime.seconds, updateAge: sessionLifetime.renewAfterSeconds },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: { "/sign-in/email": signInAttempts },
    },
    advanced: {
      cookiePrefix: "iotd",
      useSecureCookies: deps.site.url.startsWith("https://"),
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
