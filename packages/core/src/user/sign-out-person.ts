import { recordEntry } from "../audit/index.ts";
import { type AdministratorContext, asAdministrator, getLockedPerson } from "./as-administrator.ts";
import { endAllSessions } from "./end-sessions.ts";
import type { Person } from "./person.ts";

/** Ends all sessions of somebody. Throws "forbidden" and "not-found". */
export const signOutPerson = (ctx: AdministratorContext, id: string): Promise<Person> =>
  asAdministrator(ctx, async (change) => {
    const person = await getLockedPerson(change.db, id);
    await endAllSessions(change.db, id);
    await recordEntry(change, {
      action: "person.signed_out",
      subject: { kind: "person", id, name: person.name },
    });
    return person;
  });
