import { and, desc, eq, gt } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { session } from "../user.sql.ts";

/** A device that somebody is signed in on. */
export type Session = {
  readonly id: string;
  /** As the browser told it when it signed in; null from a program that told nothing. */
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly since: Date;
  /** As exact as `sessionLifetime.renewAfterSeconds`. */
  readonly lastUsedAt: Date;
};

/** Where somebody is signed in, the last used first. */
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
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.updatedAt), desc(session.id));
