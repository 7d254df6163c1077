import { lt } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { session, verification } from "./user.sql.ts";

/** Removes sessions and verifications that have expired. Returns how many sessions. */
export async function sweepSessions({
  db,
  now,
}: {
  readonly db: Database;
  readonly now: Date;
}): Promise<number> {
  await db.delete(verification).where(lt(verification.expiresAt, now));
  const removed = await db
    .delete(session)
    .where(lt(session.expiresAt, now))
    .returning({ id: session.id });
  return removed.length;
}
