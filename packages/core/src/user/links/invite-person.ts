import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { asAdministrator } from "../people/as-administrator.ts";
import type { NewInvitation } from "../person.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { user } from "../user.sql.ts";
import { type IssuedLink, issueLink } from "./access-link.ts";

/**
 * Creates a link with which a person can create an account. Earlier links for the same e-mail address
 * are revoked. Throws "forbidden", and "conflict" if there is an account with this address.
 */
export const invitePerson = (
  ctx: SignedInContext,
  { email, role }: NewInvitation,
): Promise<IssuedLink> =>
  asAdministrator(ctx, async (change) => {
    if ((await change.db.$count(user, eq(user.email, email))) > 0) {
      throw new DomainError("conflict", "There is already an account with this e-mail address.");
    }
    const link = await issueLink(change, { kind: "invitation", email, role });
    const invited = { id: null, name: email };
    await recordPersonChange(change, invited, "person.invited", { role: [null, role] });
    return link;
  });
