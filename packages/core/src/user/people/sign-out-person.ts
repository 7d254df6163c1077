import type { SignedInContext } from "../../context.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import type { Person } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { asAdministrator, getLockedPerson } from "./as-administrator.ts";

/** Ends all sessions of a person. Throws "forbidden" and "not-found". */
export const signOutPerson = (ctx: SignedInContext, id: string): Promise<Person> =>
  asAdministrator(ctx, async (change) => {
    const person = await getLockedPerson(change.db, id);
    await endAllSessions(change.db, id);
    await recordPersonChange(change, person, "person.signed_out");
    return person;
  });
