import { recordEntry } from "../../audit/index.ts";
import type { SignedInContext } from "../../context.ts";
import { endAllSessions } from "../account/end-sessions.ts";
import type { Person } from "../person.ts";
import { asAdministrator, getLockedPerson } from "./as-administrator.ts";

/** Ends all sessions of somebody. Throws "forbidden" and "not-found". */
export const signOutPerson = (ctx: SignedInContext, id: string): Promise<Person> =>
  asAdministrator(ctx, async (change) => {
    const person = await getLockedPerson(change.db, id);
    await endAllSessions(change.db, id);
    await recordEntry(change, {
      action: "person.signed_out",
      subject: { kind: "person", id, name: person.name },
    });
    return person;
  });
