import type { SignedInContext } from "../../context.ts";
import { asAdministrator, getLockedPerson } from "../people/as-administrator.ts";
import type { Person } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { type IssuedLink, issueLink } from "./access-link.ts";

/**
 * Creates a link with which a person can set a new password. Earlier links for the person are revoked.
 * The old password works until the link is used. Throws "forbidden" and "not-found".
 */
export const requestPasswordReset = (
  ctx: SignedInContext,
  id: string,
): Promise<IssuedLink & { readonly person: Person }> =>
  asAdministrator(ctx, async (change) => {
    const person = await getLockedPerson(change.db, id);
    const link = await issueLink(change, {
      kind: "password_reset",
      email: person.email,
      userId: id,
    });
    await recordPersonChange(change, person, "person.reset_requested");
    return { ...link, person };
  });
