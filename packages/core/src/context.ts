import type { Database } from "./database/index.ts";

/** Who makes a change. `userId` is null without an account, for example for an operator's command. */
export type Actor = { readonly userId: string | null; readonly name: string };

/** An actor with an account. */
export type SignedInActor = { readonly userId: string; readonly name: string };

/** The context of functions that only use the database. Each function takes the smallest context that it needs. */
export type DatabaseContext = { readonly db: Database };

/** For functions that depend on the time. `now` stays the same for a whole request. */
export type TimedContext = DatabaseContext & { readonly now: Date };

/** For functions that depend on calendar days, in the IANA time zone `siteTimeZone`. */
export type SiteContext = TimedContext & { readonly siteTimeZone: string };

/** For changes that the audit log records. */
export type ChangeContext = TimedContext & { readonly actor: Actor };

/** For changes that need an account. */
export type SignedInContext = TimedContext & { readonly actor: SignedInActor };
