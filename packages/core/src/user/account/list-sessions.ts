import { and, desc, eq } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { session } from "../user.sql.ts";
import { isLive } from "./is-live.ts";

/** A session of a person: one device that they are signed in on. */
export type Session = {
  readonly id: string;
  /** The `User-Agent` of the sign-in. Null if there was none. */
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly since: Date;
  /** Accurate to `sessionLifetime.renewAfterSeconds`. */
  readonly lastUsedAt: Date;
};

/** The sessions of a person that can be used, last used first. */
export const listSessions = ({ db, now }: TimedContext, userId: string): Promise<Session[]> =>
  db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      address: session.ipAddress,
      since: session.createdAt,
      lastUsedAt: session.updatedAt,
    })
    .from(session)
    .where(and(eq(session.userId, userId), isLive(now)))
    .orderBy(desc(session.updatedAt), desc(session.id));
