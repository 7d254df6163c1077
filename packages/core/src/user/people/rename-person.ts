import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { user } from "../user.sql.ts";
import { getLockedPerson } from "./as-administrator.ts";

/** Changes the actor's own name. Throws "not-found" if their account was removed. */
export const renamePerson = (ctx: SignedInContext, name: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const { id, name: before } = await getLockedPerson(tx, ctx.actor.userId);
    if (name === before) return;
    await tx.update(user).set({ name, updatedAt: ctx.now }).where(eq(user.id, id));
    await recordOwnChange({ ...ctx, db: tx, actor: { userId: id, name } }, "person.renamed", {
      name: [before, name],
    });
  });
