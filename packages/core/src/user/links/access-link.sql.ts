import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, literals } from "../../database/columns.ts";
import { roles, user } from "../user.sql.ts";

/** What a link lets its bearer do: make the account that they are invited to, or set a new password of theirs. */
export const accessLinkKinds = ["invitation", "password_reset"] as const;
export type AccessLinkKind = (typeof accessLinkKinds)[number];

/** Links that administrators hand to people. Only a hash of the secret in each is kept. */
export const accessLink = pgTable(
  "access_link",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: accessLinkKinds }).notNull(),
    /** SHA-256 in base64url. */
    secretHash: text("secret_hash").notNull().unique(),
    email: text("email").notNull(),
    /** Of an invitation: what the person will be. */
    role: text("role", { enum: roles }),
    /** Of a password reset: whose. */
    userId: uuid("user_id").references(() => user.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    check(
      "access_link_kind",
      sql`(${t.kind} = 'invitation' and ${t.role} in (${literals(roles)}) and ${t.userId} is null) or (${t.kind} = 'password_reset' and ${t.role} is null and ${t.userId} is not null)`,
    ),
    index("access_link_expiry").on(t.expiresAt),
  ],
);
