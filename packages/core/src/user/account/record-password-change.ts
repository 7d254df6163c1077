import { recordEntry } from "../../audit/index.ts";
import type { SignedInContext } from "../../context.ts";
import { forgetDevices } from "./end-sessions.ts";

/** What follows from a password that the actor has changed through better-auth: trusted devices are forgotten, and the audit tells of it. */
export const recordPasswordChange = (ctx: SignedInContext): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await forgetDevices(tx, ctx.actor.userId);
    await recordEntry(
      { ...ctx, db: tx },
      {
        action: "person.password_changed",
        subject: { kind: "person", id: ctx.actor.userId, name: ctx.actor.name },
      },
    );
  });
