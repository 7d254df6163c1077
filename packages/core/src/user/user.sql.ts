import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, literals } from "../database/columns.ts";

/** Administrators are editors who can also manage people. */
export const roles = ["editor", "administrator"] as const;
export type Role = (typeof roles)[number];

/** Accounts of people. This and the next tables have better-auth's field names (https://better-auth.com/docs/concepts/database). */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: text("role", { enum: roles }).notNull().default("editor"),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    /** When the password, a passkey or the second factor was last changed. Null if never. */
    credentialsChangedAt: instant("credentials_changed_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [check("user_role", sql`${t.role} in (${literals(roles)})`)],
);

/** Signed-in sessions. */
export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique(),
    expiresAt: instant("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** When the person last dismissed the notice of changed credentials in this session. */
    noticeSeenAt: instant("notice_seen_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("session_user").on(t.userId), index("session_expiry").on(t.expiresAt)],
);

/** Ways to sign in: one row for each person's password. */
export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    password: text("password"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("account_user").on(t.userId),
    uniqueIndex("account_login").on(t.providerId, t.accountId),
  ],
);

/** Trusted devices and pending second-factor sign-ins. */
export const verification = pgTable(
  "verification",
  {
    id: uuid("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("verification_identifier").on(t.identifier)],
);

/** Not used any more: earlier releases count sign-in attempts in it. */
export const rateLimit = pgTable("rate_limit", {
  id: uuid("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** Counts failed sign-ins. It is in the database because Lambda instances share no memory. */
export const signInFailure = pgTable(
  "sign_in_failure",
  {
    /** What is counted: SHA-256 in base64url of an account, an IP address or both. */
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    /** The start of the window in which failures are counted. */
    since: instant("since").notNull(),
  },
  (t) => [index("sign_in_failure_since").on(t.since)],
);

/** The shared secret of an authenticator app (TOTP) and the backup codes, both encrypted by better-auth. */
export const twoFactor = pgTable(
  "two_factor",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean("verified").notNull().default(true),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: instant("locked_until"),
    /** The number of the 30-second period (RFC 6238) whose code was last used. Null before the first. */
    lastUsedStep: integer("last_used_step"),
  },
  (t) => [index("two_factor_user").on(t.userId)],
);

/** Passkeys: their public keys. */
export const passkey = pgTable(
  "passkey",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    name: text("name"),
    publicKey: text("public_key").notNull(),
    credentialID: text("credential_id").notNull().unique(),
    counter: integer("counter").notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: boolean("backed_up").notNull(),
    transports: text("transports"),
    aaguid: text("aaguid"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("passkey_user").on(t.userId)],
);
