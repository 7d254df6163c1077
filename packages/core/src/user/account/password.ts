import { hashPassword, verifyPassword } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { newId } from "../../id.ts";
import { account } from "../user.sql.ts";
import { expectGoodPassword } from "./expect-good-password.ts";

/** better-auth's name for sign-in with a password. */
const providerId = "credential";

/** Whether `password` is the person's password. */
export async function hasPassword(
  db: Database,
  userId: string,
  password: string,
): Promise<boolean> {
  const [found] = await db
    .select({ hash: account.password })
    .from(account)
    .where(and(eq(account.providerId, providerId), eq(account.accountId, userId)));
  return Boolean(found?.hash && (await verifyPassword({ hash: found.hash, password })));
}

/**
 * Sets or replaces a person's password. It does not end their sessions. Throws `InvalidInputError` for a password
 * that is easy to guess.
 */
export async function setPassword(
  { db, now }: TimedContext,
  { id: userId, email }: { readonly id: string; readonly email: string },
  password: string,
): Promise<void> {
  await expectGoodPassword(password, email);
  const hash = await hashPassword(password);
  await db
    .insert(account)
    .values({ id: newId(), userId, providerId, accountId: userId, password: hash })
    .onConflictDoUpdate({
      target: [account.providerId, account.accountId],
      set: { password: hash, updatedAt: now },
    });
}
