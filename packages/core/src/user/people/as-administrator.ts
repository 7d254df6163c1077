import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import type { Database } from "../../database/index.ts";
import { DomainError } from "../../errors.ts";
import type { Person } from "../person.ts";
import { user } from "../user.sql.ts";
import { selectPerson, throwNoSuchPerson } from "./select-person.ts";

/** A change that only administrators may make. `db` is its transaction, `administrators` the number of administrators. */
export type Change<Result> = (
  ctx: SignedInContext & { readonly administrators: number },
) => Promise<Result>;

/**
 * Runs `change` in a transaction if the actor is an administrator. All administrators' rows are locked
 * first, in the order of their ids. So if two administrators remove each other at the same time, the
 * second one waits and is then refused. Throws "forbidden".
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
      // Not "update", which would block the sign-in of administrators meanwhile.
      .for("no key update");
    if (!administrators.some(({ id }) => id === actor.userId)) {
      throw new DomainError("forbidden", "Only administrators can manage people. Ask one of them.");
    }
    return change({ db: tx, now, actor, administrators: administrators.length });
  });

/** Throws "conflict" if `person` is the last administrator, so that there is always one. */
export function expectAnotherAdministrator(person: Person, administrators: number): void {
  if (person.role === "administrator" && administrators === 1) {
    throw new DomainError(
      "conflict",
      "This is the last administrator. Make another person an administrator first.",
    );
  }
}

/** The person with this id. The row is locked until the transaction ends. Throws "not-found". */
export async function getLockedPerson(db: Database, id: string): Promise<Person> {
  const [found] = await db
    .select(selectPerson)
    .from(user)
    .where(eq(user.id, id))
    .for("no key update");
  return found ?? throwNoSuchPerson();
}
