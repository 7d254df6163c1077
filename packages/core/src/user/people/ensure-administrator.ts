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

/** The administrator whom an operator creates from the command line. */
export const newAdministratorSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema.default("Editor"),
  password: passwordSchema,
});
export type NewAdministrator = z.infer<typeof newAdministratorSchema>;

/** The actor in the audit log: an operation from the command line. */
const operator = { userId: null, name: "create-admin" } as const;

/**
 * Makes sure that an administrator can sign in with this e-mail address and password. Creates the
 * account, or makes an existing one an administrator. If its password differs, the password is set,
 * all sessions end, and the second factor and passkeys are removed, so that people who lost all of
 * them can sign in again. Throws "invalid-input" for a new password that is easy to guess. `created` says whether the account is new.
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
      await setPassword(ctx, person, password);
      // Somebody who knows the old password may still be signed in.
      await endAllSessions(tx, person.id);
      await clearSecondFactor(ctx, person.id);
      if (!created) await recordPersonChange(ctx, person, "person.password_changed");
    }
    return { userId: person.id, created: created !== undefined };
  });
