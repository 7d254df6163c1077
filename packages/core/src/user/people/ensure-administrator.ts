import { eq } from "drizzle-orm";
import * as z from "zod";
import type { TimedContext } from "../../context.ts";
import { newId } from "../../id.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import { hasPassword, setPassword } from "../account/password.ts";
import { emailSchema, nameSchema, passwordSchema } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { user } from "../user.sql.ts";
import { clearSecondFactor } from "./remove-second-factor.ts";

export const newAdministratorSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema.default("Editor"),
  password: passwordSchema,
});
export type NewAdministrator = z.infer<typeof newAdministratorSchema>;

/** Who an operation from the command line is in the audit. */
const operator = { userId: null, name: "create-admin" } as const;

/**
 * Makes sure that an administrator can sign in with this e-mail address and password. Creates the
 * account, or makes the one there is an administrator's. Unless it has that password already, it gets
 * it, its sessions end, and its second factor and passkeys go: whoever has lost everything gets in
 * again. Says whether the account is new.
 */
export const ensureAdministrator = (
  { db, now }: TimedContext,
  { email, name, password }: NewAdministrator,
): Promise<{ userId: string; created: boolean }> =>
  db.transaction(async (tx) => {
    const ctx = { db: tx, now, actor: operator };
    const [created] = await tx
      .insert(user)
      .values({ id: newId(), email, name, emailVerified: true, role: "administrator" })
      .onConflictDoNothing({ target: user.email })
      .returning();
    const [person] = created
      ? [created]
      : await tx.select().from(user).where(eq(user.email, email)).for("no key update");
    if (!person) throw new Error("an account was deleted while its password was being set");
    if (created) {
      await recordPersonChange(ctx, person, "person.joined", { role: [null, person.role] });
    }
    if (person.role !== "administrator") {
      await tx
        .update(user)
        .set({ role: "administrator", updatedAt: now })
        .where(eq(user.id, person.id));
      await recordPersonChange(ctx, person, "person.role_changed", {
        role: [person.role, "administrator"],
      });
    }
    if (!(await hasPassword(tx, person.id, password))) {
      await setPassword(ctx, person.id, password);
      // Whoever knows the old password may be signed in with it.
      await endAllSessions(tx, person.id);
      await clearSecondFactor(ctx, person.id);
      if (!created) await recordPersonChange(ctx, person, "person.password_changed");
    }
    return { userId: person.id, created: created !== undefined };
  });
