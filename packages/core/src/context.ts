import type { Database } from "./database/index.ts";

/** Who makes a change. `userId` is null where no account does it, such as a command of an operator. */
export type Actor = { readonly userId: string | null; readonly name: string };

/** An actor with an account. */
export type SignedInActor = { readonly userId: string; readonly name: string };

/** What domain functions work with: each asks for the smallest context that has what it needs. */
export type DatabaseContext = { readonly db: Database };

/** For what depends on the present: `now` is one instant for a whole request. */
export type TimedContext = DatabaseContext & { readonly now: Date };

/** For what depends on days: they begin in `siteTimeZone`, an IANA time zone. */
export type SiteContext = TimedContext & { readonly siteTimeZone: string };

/** For changes, which the audit log records with their actor. */
export type ChangeContext = TimedContext & { readonly actor: Actor };

/** For changes that only somebody with an account can make. */
export type SignedInContext = TimedContext & { readonly actor: SignedInActor };
