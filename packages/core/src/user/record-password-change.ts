import { recordEntry } from "../audit/index.ts";
import type { Database } from "../database/index.ts";
import { forgetDevices } from "./end-sessions.ts";
import type { SignedInActor } from "./person.ts";

/** What follows from a password that the actor has changed through better-auth: trusted devices are forgotten, and the audit tells of it. */
export const recordPasswordChange = (ctx: {
  readonly db: Database;
  readonly now: Date;
  readonly actor: SignedInActor;
}): Promise<void> =>
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
