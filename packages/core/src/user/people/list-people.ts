import { and, asc, eq, sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { isLive } from "../account/is-live.ts";
import type { Person } from "../person.ts";
import { passkey, session, user } from "../user.sql.ts";
import { selectPerson, throwNoSuchPerson } from "./select-person.ts";

/** A person as administrators see them. */
export type PersonSummary = Person & {
  readonly joinedAt: Date;
  /** The number of sessions that can be used. */
  readonly sessions: number;
  /** When one of these sessions was last used, accurate to `sessionLifetime.renewAfterSeconds`. Null without a session. */
  readonly lastSeenAt: Date | null;
  readonly passkeys: number;
};

/** All people with an account, sorted by name. */
export const listPeople = ({ db, now }: TimedContext): Promise<PersonSummary[]> =>
  db
    .select(summaryOf(db, now))
    .from(user)
    .orderBy(asc(sql`lower(${user.name})`), user.id);

/** The person with this id. Throws "not-found". */
export async function getPerson({ db, now }: TimedContext, id: string): Promise<PersonSummary> {
  const [found] = await db.select(summaryOf(db, now)).from(user).where(eq(user.id, id));
  return found ?? throwNoSuchPerson();
}

const summaryOf = (db: Database, now: Date) => {
  const isTheirs = and(eq(session.userId, user.id), isLive(now));
  return {
    ...selectPerson,
    joinedAt: user.createdAt,
    sessions: db.$count(session, isTheirs),
    lastSeenAt:
      sql<Date | null>`(select max(${session.updatedAt}) from ${session} where ${isTheirs})`.mapWith(
        (value) => (value === null ? null : new Date(value)),
      ),
    passkeys: db.$count(passkey, eq(passkey.userId, user.id)),
  };
};
