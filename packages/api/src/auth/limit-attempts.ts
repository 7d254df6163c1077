import * as users from "@iotd/core/user";
import { getIP } from "better-auth/api";
import type { Context } from "hono";
import type { AppDeps } from "../http/environment.ts";
import { HttpError } from "../http/http-error.ts";
import { siteContext } from "../http/site-context.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, clientAddressHeader } from "./client-address.ts";
import { type Attempt, type AttemptResult, logAttempt } from "./log-attempt.ts";
import { signInLimits } from "./sign-in-limits.ts";

/** What calls to better-auth need. */
export type AuthDeps = Pick<AppDeps, "db" | "now" | "site"> & {
  readonly auth: Auth;
  readonly clientAddress: ClientAddress;
};

/**
 * Sends an attempt with `send`, and logs its result. An answer of 400 to 499 is a failure, which counts for the
 * IP address and for the account. After too many failures, it throws an `HttpError` and sends nothing.
 */
export async function limitAttempts(
  deps: AuthDeps,
  c: Context,
  attempt: Attempt,
  send: () => Promise<Response>,
): Promise<Response> {
  const ctx = siteContext(deps);
  const email = attempt.email?.trim().toLowerCase();
  const limits = await limitsOf(deps, c, email);
  const log = (result: AttemptResult) =>
    logAttempt(c.get("log"), { step: attempt.step, email }, addressOf(deps, c), result);
  const reached = await users.countAttempt(ctx, limits);
  if (reached) {
    log("limited");
    throw tooManyAttempts(reached);
  }
  const answer = await send();
  log(answer.ok ? "accepted" : answer.status < 500 ? "refused" : "failed");
  if (answer.status < 400 || answer.status > 499) await users.forgiveAttempt(ctx, limits);
  return answer;
}

/** Counts a challenge for a passkey. Throws an `HttpError` if the IP address got too many. */
export async function limitChallenges(deps: AuthDeps, c: Context): Promise<void> {
  const subject = `challenges ${addressOf(deps, c)}`;
  const reached = await users.countAttempt(siteContext(deps), [
    { subject, ...signInLimits.challenges },
  ]);
  if (reached) throw tooManyAttempts(reached);
}

/** In this order: what one address may do comes first, so that it cannot reach the limit of an account. */
async function limitsOf(
  deps: AuthDeps,
  c: Context,
  email: string | undefined,
): Promise<readonly users.AttemptLimit[]> {
  const address = addressOf(deps, c);
  const ofAddress = { subject: `address ${address}`, ...signInLimits.address };
  if (email === undefined) return [ofAddress];
  const isKnown = await users.isSignedInFrom(siteContext(deps), email, address);
  return [
    { subject: `account ${email} from ${address}`, ...signInLimits.accountFromAddress },
    ofAddress,
    ...(isKnown ? [] : [{ subject: `account ${email}`, ...signInLimits.account }]),
  ];
}

/** The client's IP address as better-auth stores it in sessions: an IPv6 address without its last 64 bits. */
function addressOf({ auth, clientAddress }: AuthDeps, c: Context): string {
  const headers = new Headers({ [clientAddressHeader]: clientAddress(c) ?? "" });
  return getIP(headers, auth.options) ?? "unknown";
}

function tooManyAttempts({ limit, secondsLeft }: users.ReachedLimit): HttpError {
  const whose = limit.subject.startsWith("account ") ? "for this account" : "from your address";
  const minutes = Math.ceil(secondsLeft / 60);
  return new HttpError(
    "too-many-requests",
    `Too many attempts failed ${whose}. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
    { "retry-after": String(secondsLeft) },
  );
}
