import { passkey } from "@better-auth/passkey";
import type { Database } from "@iotd/core/database";
import { newId } from "@iotd/core/id";
import type { Logger } from "@iotd/core/logging";
import * as schema from "@iotd/core/schema";
import { passwordLimits, sessionLifetime, trustedDeviceDays } from "@iotd/core/user";
import { siteName } from "@iotd/web/pages";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Site } from "../http/environment.ts";
import { clientAddressHeader } from "./client-address.ts";
import { endReplacedSession } from "./end-replaced-session.ts";
import { ignoreEnvironment } from "./ignore-environment.ts";
import { refuseUsedCodes } from "./refuse-used-codes.ts";
import { cookiePrefix } from "./session-cookie.ts";
import { signInLimits } from "./sign-in-limits.ts";

const { codes } = signInLimits;

/** Signs people in and out. `create-admin` and invitations create accounts; there is no sign-up. */
export function createAuth(deps: {
  readonly db: Database;
  readonly site: Pick<Site, "url" | "aliases">;
  /** Signs cookies: at least 32 random characters. */
  readonly secret: string;
  readonly log: Logger;
}) {
  const isSecure = deps.site.url.startsWith("https://");
  const origins = [deps.site.url, ...deps.site.aliases];
  return betterAuth({
    appName: siteName,
    database: drizzleAdapter(deps.db, { provider: "pg", schema, transaction: true }),
    baseURL: deps.site.url,
    basePath: "/api/auth",
    trustedOrigins: origins,
    secret: deps.secret,
    secrets: [{ version: 1, value: deps.secret }],
    telemetry: { enabled: false, debug: false },
    logger: {
      log: (level, message) =>
        deps.log[level === "error" ? "error" : "info"](message, { from: "better-auth" }),
    },
    user: {
      additionalFields: {
        role: { type: ["editor", "administrator"], required: true, input: false },
        credentialsChangedAt: { type: "date", required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.minCharacters,
      maxPasswordLength: passwordLimits.maxCharacters,
    },
    session: {
      expiresIn: sessionLifetime.seconds,
      updateAge: sessionLifetime.renewAfterSeconds,
      // Adding a passkey requires the password instead.
      freshAge: 0,
      additionalFields: { noticeSeenAt: { type: "date", required: false, input: false } },
    },
    plugins: [
      twoFactor({
        trustDeviceMaxAge: trustedDeviceDays * 24 * 60 * 60,
        accountLockout: {
          maxFailedAttempts: codes.failures,
          durationSeconds: codes.windowMinutes * 60,
        },
      }),
      passkeys(deps.site),
      refuseUsedCodes(deps.db),
      endReplacedSession,
      ignoreEnvironment(origins, deps.secret),
    ],
    // Its limits count successful attempts too; limit-attempts.ts replaces them.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(isSecure),
      // It would put `__Secure-` before the prefix.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
      crossSubDomainCookies: { enabled: false },
      // With NODE_ENV=test, better-auth would accept every origin.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      trustedProxyHeaders: false,
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [clientAddressHeader], disableIpTracking: false },
    },
  });
}

/** What `createAuth` returns. */
export type Auth = ReturnType<typeof createAuth>;

/**
 * A passkey needs no second factor, so it must be two factors itself: the device, and the fingerprint, face or
 * PIN that unlocks it ("user verification").
 */
const passkeys = (site: Pick<Site, "url" | "aliases">) =>
  passkey({
    rpID: new URL(site.url).hostname,
    rpName: siteName,
    origin: [site.url, ...site.aliases],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: async ({ verification }) =>
        expectVerifiedUser(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        expectVerifiedUser(verification.authenticationInfo.userVerified),
    },
  });

function expectVerifiedUser(isVerified: boolean | undefined): void {
  if (isVerified) return;
  throw new APIError("UNAUTHORIZED", { code: "USER_NOT_VERIFIED", message: "user not verified" });
}
