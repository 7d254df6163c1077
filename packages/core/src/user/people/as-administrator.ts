import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { DomainError } from "../../errors.ts";
import type { Person } from "../person.ts";
import { user } from "../user.sql.ts";
import { selectPerson, throwNoSuchPerson } from "./select-person.ts";

/** What `change` is told: the context, whose `db` is the transaction, and how many administrators there are. */
export type Change<Result> = (
  ctx: SignedInContext & { readonly administrators: number },
) => Promise<Result>;

/**
 * Does something to people if the actor is an administrator, in one transaction. The administrators'
 * rows are locked first, in the order of their ids: of two who remove each other at the same moment,
 * one waits and then is none any more. Throws "forbidden".
 */
export const asAdministrator = <Result>(
  { db, now, actor }: SignedInContext,
  change: Change<Result>,
): Promise<Result> =>
  db.transaction(async (tx) => {
    const administrators = await tx
      .select({ id: user.id })
      .from(user)
      .where(eq(user.role, "administrator"))
      .orderBy(user.id)
      // Not "update": that would keep administrators from signing in meanwhile.
      .for("no key update");
    if (!administrators.some(({ id }) => id === actor.userId)) {
      throw new DomainError("forbidden", "Only administrators can manage people. Ask one of them.");
    }
    return change({ db: tx, now, actor, administrators: administrators.length });
  });

/** Refuses what would leave nobody who looks after people. Throws "conflict". */
export function expectAnotherAdministrator(person: Person, administrators: number): void {
  if (person.role === "administrator" && administrators === 1) {
    throw new DomainError(
      "conflict",
      "This is the last administrator. Make somebody else an administrator first.",
    );
  }
}

/** The person of a change, locked until it is done. Throws "not-found". */
export async function getLockedPerson(db: Database, id: string): Promise<Person> {
  const [found] = await db
    .select(selectPerson)
    .from(user)
    .where(eq(user.id, id))
    .for("no key update");
  return found ?? throwNoSuchPerson();
}
