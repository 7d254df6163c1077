import type { SignedInContext } from "../../context.ts";
import { recordOwnChange } from "../record-person-change.ts";
import { forgetDevices } from "./end-sessions.ts";

/** What follows from a password that the actor has changed through better-auth: trusted devices are forgotten, and the audit tells of it. */
export const recordPasswordChange = (ctx: SignedInContext): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await forgetDevices(tx, ctx.actor.userId);
    await recordOwnChange({ ...ctx, db: tx }, "person.password_changed");
  });
