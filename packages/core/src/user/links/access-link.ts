import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import type { SignedInActor, TimedContext } from "../../context.ts";
import { hour } from "../../duration.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../id.ts";
import { linkHours } from "../limits.ts";
import type { Role } from "../user.sql.ts";
import { type AccessLinkKind, accessLink } from "./access-link.sql.ts";

/** A new link. Its secret is not stored, so it cannot be shown again. */
export type IssuedLink = { readonly secret: string; readonly expiresAt: Date };

/** The recipient of a link: an e-mail address without an account, or an account. */
export type Addressee =
  | { readonly kind: "invitation"; readonly email: string; readonly role: Role }
  | { readonly kind: "password_reset"; readonly email: string; readonly userId: string };

/** Creates a link and revokes earlier links of its kind for the same e-mail address. */
export async function issueLink(
  { db, now, actor }: TimedContext & { readonly actor: SignedInActor },
  addressee: Addressee,
): Promise<IssuedLink> {
  await revoke(
    { db, now },
    eq(accessLink.email, addressee.email),
    eq(accessLink.kind, addressee.kind),
  );
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + linkHours[addressee.kind] * hour);
  await db.insert(accessLink).values({
    ...addressee,
    id: newId(),
    secretHash: hashOf(secret),
    createdBy: actor.userId,
    createdAt: now,
    expiresAt,
  });
  return { secret, expiresAt };
}

/** The open link with this secret. Throws "not-found", with one message for all reasons. */
export async function getOpenLink({ db, now }: TimedContext, kind: AccessLinkKind, secret: string) {
  const [found] = await db
    .select()
    .from(accessLink)
    .where(isOpenWith(now, kind, secret));
  return found ?? refuseLink();
}

/** Marks the link as used: only the first of two concurrent calls succeeds. Throws as `getOpenLink` does. */
export async function useLink({ db, now }: TimedContext, kind: AccessLinkKind, secret: string) {
  const [used] = await db
    .update(accessLink)
    .set({ usedAt: now })
    .where(isOpenWith(now, kind, secret))
    .returning();
  return used ?? refuseLink();
}

const isOpenWith = (now: Date, kind: AccessLinkKind, secret: string) =>
  and(isOpen(now), eq(accessLink.kind, kind), eq(accessLink.secretHash, hashOf(secret)));

/** Revokes all open links that an administrator created. */
export const revokeLinksOf = (ctx: TimedContext, administratorId: string): Promise<unknown> =>
  revoke(ctx, eq(accessLink.createdBy, administratorId));

/** Revokes the open links that meet all `conditions` by expiring them. Returns their e-mail addresses. */
export const revoke = ({ db, now }: TimedContext, ...conditions: readonly SQL[]) =>
  db
    .update(accessLink)
    .set({ expiresAt: now })
    .where(and(isOpen(now), ...conditions))
    .returning({ email: accessLink.email });

/** A condition: the link can still be used at `now`. */
export const isOpen = (now: Date) => and(isNull(accessLink.usedAt), gt(accessLink.expiresAt, now));

/** The secret has 256 random bits, so a fast hash is safe. */
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

function refuseLink(): never {
  throw new DomainError(
    "not-found",
    "This link is no longer valid. Ask an administrator for a new one.",
  );
}
