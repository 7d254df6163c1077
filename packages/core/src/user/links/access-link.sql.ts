import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, literals } from "../../database/columns.ts";
import { roles, user } from "../user.sql.ts";

/** What a link is for: to create an account, or to set a new password. */
export const accessLinkKinds = ["invitation", "password_reset"] as const;
export type AccessLinkKind = (typeof accessLinkKinds)[number];

/** Links that administrators give to people. Only a hash of a link's secret is stored. */
export const accessLink = pgTable(
  "access_link",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: accessLinkKinds }).notNull(),
    /** SHA-256 in base64url. */
    secretHash: text("secret_hash").notNull().unique(),
    email: text("email").notNull(),
    /** The role of the new account, for an invitation. */
    role: text("role", { enum: roles }),
    /** The account, for a password reset. */
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
