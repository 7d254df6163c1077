import type { SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { forgetDevices } from "./end-sessions.ts";

/** Call it after better-auth has changed the actor's password: it forgets their trusted devices and records the change. */
export const recordPasswordChange = (ctx: SignedInContext): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await forgetDevices(tx, ctx.actor.userId);
    await recordOwnChange({ ...ctx, db: tx }, "person.password_changed");
  });
