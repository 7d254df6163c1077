import { hashPassword } from "better-auth/crypto";
import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "../database/index.ts";
import { newId } from "../id.ts";
import { passwordLimits } from "./limits.ts";
import { account, user } from "./user.sql.ts";

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

/**
 * Makes sure that an editor can sign in with this e-mail address and password: creates the account,
 * or sets the password of the one there is. Says which of the two it did.
 */
export async function ensureEditor(
  { db }: { readonly db: Database },
  { email, name, password }: NewEditor,
): Promise<{ userId: string; created: boolean }> {
  const hash = await hashPassword(password);
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
    const updated = await tx
      .update(account)
      .set({ password: hash, updatedAt: sql`now()` })
      .where(and(eq(account.userId, existing.id), eq(account.providerId, "credential")))
      .returning({ id: account.id });
    if (updated.length === 0) {
      await tx.insert(account).values({
        id: newId(),
        userId: existing.id,
        // What better-auth calls an account that signs in with a password of ours.
        providerId: "credential",
        accountId: existing.id,
        password: hash,
      });
    }
    return { userId: existing.id, created: created !== undefined };
  });
}
