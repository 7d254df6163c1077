import { and, desc, eq } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import type { Role } from "../user.sql.ts";
import { accessLink } from "./access-link.sql.ts";
import { isOpen } from "./access-link.ts";

/** An invitation that is not accepted yet. */
export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

/** The open invitations, newest first. */
export async function listInvitations({ db, now }: TimedContext): Promise<Invitation[]> {
  const found = await db
    .select()
    .from(accessLink)
    .where(and(isOpen(now), eq(accessLink.kind, "invitation")))
    .orderBy(desc(accessLink.id));
  return found.flatMap(({ id, email, role, expiresAt }) =>
    role === null ? [] : [{ id, email, role, expiresAt }],
  );
}
