import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { forgetDevices } from "../account/end-sessions.ts";
import { revokeLinksOf } from "../links/access-link.ts";
import type { Person } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { user } from "../user.sql.ts";
import {
  asAdministrator,
  expectAnotherAdministrator,
  getLockedPerson,
} from "./as-administrator.ts";

/**
 * Removes an account with its sessions, passkeys and second factor, and revokes the links that the
 * person created. Pictures and audit entries stay. Throws "forbidden", "not-found", and "conflict" for
 * the last administrator.
 */
export const removePerson = (ctx: SignedInContext, id: string): Promise<Person> =>
  asAdministrator(ctx, async ({ administrators, ...change }) => {
    const person = await getLockedPerson(change.db, id);
    expectAnotherAdministrator(person, administrators);
    await revokeLinksOf(change, id);
    await forgetDevices(change.db, id);
    await change.db.delete(user).where(eq(user.id, id));
    await recordPersonChange(change, person, "person.removed", {
      email: [person.email, null],
      role: [person.role, null],
    });
    return person;
  });
