import { eq } from "drizzle-orm";
import { recordEntry } from "../../audit/index.ts";
import type { SignedInContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { asAdministrator } from "../people/as-administrator.ts";
import { accessLink } from "./access-link.sql.ts";
import { revoke } from "./access-link.ts";

/** Takes an invitation back: its link does not work any more. Throws "forbidden", and "not-found" if it is not open. */
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
    await recordEntry(change, {
      action: "person.invitation_revoked",
      subject: { kind: "person", id: null, name: revoked.email },
    });
    return revoked;
  });
