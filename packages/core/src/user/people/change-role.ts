import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { revokeLinksOf } from "../links/access-link.ts";
import type { Person } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { type Role, user } from "../user.sql.ts";
import {
  asAdministrator,
  expectAnotherAdministrator,
  getLockedPerson,
} from "./as-administrator.ts";

/**
 * Changes a person's role and revokes the links that they created. Idempotent. Throws "forbidden",
 * "not-found", and "conflict" for the last administrator.
 */
export const changeRole = (ctx: SignedInContext, id: string, role: Role): Promise<Person> =>
  asAdministrator(ctx, async ({ administrators, ...change }) => {
    const person = await getLockedPerson(change.db, id);
    if (person.role === role) return person;
    expectAnotherAdministrator(person, administrators);
    await change.db.update(user).set({ role, updatedAt: change.now }).where(eq(user.id, id));
    await revokeLinksOf(change, id);
    await recordPersonChange(change, person, "person.role_changed", { role: [person.role, role] });
    return { ...person, role };
  });
