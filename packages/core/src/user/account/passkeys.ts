import { and, asc, eq, inArray } from "drizzle-orm";
import type { DatabaseContext, SignedInActor, SignedInContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { DomainError } from "../../errors.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { passkey } from "../user.sql.ts";

/** A passkey as its owner sees it. */
export type Passkey = {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date;
};

const columns = { id: passkey.id, name: passkey.name, createdAt: passkey.createdAt };

/** The passkeys of a person, oldest first. */
export const listPasskeys = ({ db }: DatabaseContext, userId: string): Promise<Passkey[]> =>
  db.select(columns).from(passkey).where(eq(passkey.userId, userId)).orderBy(asc(passkey.id));

/** Renames one of the actor's own passkeys. Throws "not-found". */
export const renamePasskey = (
  { db, now, actor }: SignedInContext,
  id: string,
  name: string,
): Promise<void> =>
  db.transaction(async (tx) => {
    const before = await getOwn(tx, actor, id);
    await tx.update(passkey).set({ name }).where(eq(passkey.id, id));
    await recordPasskeyChange({ db: tx, now, actor }, [before.name, name]);
  });

/** Removes one of the actor's own passkeys. Throws "not-found". */
export async function removePasskey(ctx: SignedInContext, id: string): Promise<void> {
  if ((await removePasskeys(ctx, [id])) === 0) throwRemoved();
}

/** Removes those of the passkeys `ids` that the actor has. Returns their number. */
export const removePasskeys = (
  { db, now, actor }: SignedInContext,
  ids: readonly string[],
): Promise<number> =>
  db.transaction(async (tx) => {
    const removed = await tx
      .delete(passkey)
      .where(and(inArray(passkey.id, [...ids]), eq(passkey.userId, actor.userId)))
      .returning({ name: passkey.name });
    for (const { name } of removed) {
      await recordPasskeyChange({ db: tx, now, actor }, [name, null]);
    }
    return removed.length;
  });

/** Records that the actor added, renamed or removed a passkey. A name is null if there is no passkey before or after. */
export const recordPasskeyChange = (
  ctx: SignedInContext,
  names: readonly [before: string | null, after: string | null],
): Promise<void> => recordOwnChange(ctx, "person.second_factor_changed", { passkey: names });

async function getOwn(db: Database, actor: SignedInActor, id: string): Promise<Passkey> {
  const [found] = await db
    .select(columns)
    .from(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.userId, actor.userId)))
    .for("update");
  return found ?? throwRemoved();
}

function throwRemoved(): never {
  throw new DomainError("not-found", "This passkey was already removed.");
}
