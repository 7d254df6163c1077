import { eq } from "drizzle-orm";
import type { SignedInContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { asAdministrator } from "../people/as-administrator.ts";
import { recordPersonChange } from "../record-person-change.ts";
import { accessLink } from "./access-link.sql.ts";
import { revoke } from "./access-link.ts";

/** Revokes an invitation: its link no longer works. Throws "forbidden", and "not-found" if it is not open. */
export const revokeInvitation = (
  ctx: SignedInContext,
  id: string,
): Promise<{ readonly email: string }> =>
  asAdministrator(ctx, async (change) => {
    const [revoked] = await revoke(
      change,
      eq(accessLink.id, id),
      eq(accessLink.kind, "invitation"),
    );
    if (!revoked) {
      throw new DomainError(
        "not-found",
        "This invitation was already accepted or is no longer valid.",
      );
    }
    const invited = { id: null, name: revoked.email };
    await recordPersonChange(change, invited, "person.invitation_revoked");
    return revoked;
  });
