import type { SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { forgetDevices } from "./end-sessions.ts";
import { removePasskeys } from "./passkeys.ts";

/**
 * Call it after better-auth has changed the actor's password: it forgets their trusted devices, removes the
 * passkeys `passkeyIds` of theirs and records the change.
 */
export const recordPasswordChange = (
  ctx: SignedInContext,
  passkeyIds: readonly string[],
): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await forgetDevices(tx, ctx.actor.userId);
    await removePasskeys({ ...ctx, db: tx }, passkeyIds);
    await recordOwnChange({ ...ctx, db: tx }, "person.password_changed");
  });
