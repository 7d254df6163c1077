import { hashPassword, verifyPassword } from "better-auth/crypto";
import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "../database/index.ts";
import { newId } from "../id.ts";
import { passwordLimits } from "./limits.ts";
import { account, session, user } from "./user.sql.ts";

export const newEditorSchema = z.strictObject({
  email: z.email("must be an e-mail address").transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(100).default("Editor"),
  password: z
    .string()
    .min(
      passwordLimits.minCharacters,
      `must have at least ${passwordLimits.minCharacters} characters`,
    )
    .max(
      passwordLimits.maxCharacters,
      `must have at most ${passwordLimits.maxCharacters} characters`,
    ),
});
export type NewEditor = z.infer<typeof newEditorSchema>;

/** What better-auth calls an account that signs in with a password of ours. */
const providerId = "credential";

/**
 * Makes sure that an editor can sign in with this e-mail address and password: creates the account,
 * or sets the password of the one there is and ends its sessions, unless it has that password
 * already. Says whether the account is new.
 */
export async function ensureEditor(
  { db }: { readonly db: Database },
  { email, name, password }: NewEditor,
): Promise<{ userId: string; created: boolean }> {
  return db.transaction(async (tx) => {
    const [created] = await tx
      .insert(user)
      .values({ id: newId(), email, name, emailVerified: true })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    const [existing] = created
      ? [created]
      : await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (!existing) throw new Error("an account was deleted while its password was being set");
    const userId = existing.id;
    if (!(await hasPassword(tx, userId, password))) await setPassword(tx, userId, password);
    return { userId, created: created !== undefined };
  });
}

async function hasPassword(db: Database, userId: string, password: string): Promise<boolean> {
  const [found] = await db
    .select({ hash: account.password })
    .from(account)
    .where(and(eq(account.providerId, providerId), eq(account.accountId, userId)));
  return Boolean(found?.hash && (await verifyPassword({ hash: found.hash, password })));
}

async function setPassword(db: Database, userId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await db
    .insert(account)
    .values({ id: newId(), userId, providerId, accountId: userId, password: hash })
    .onConflictDoUpdate({
      target: [account.providerId, account.accountId],
      set: { password: hash, updatedAt: sql`now()` },
    });
  // Whoever knows the old password may be signed in with it.
  await db.delete(session).where(eq(session.userId, userId));
}
