import { createHash } from "node:crypto";
import type { Logger } from "@iotd/core/logging";

/** A request to better-auth. */
export type Attempt = {
  /** The path of its route below `/api/auth`. */
  readonly step: string;
  /** The e-mail address of the account, whether it exists or not. @default the account is not known */
  readonly email?: string | undefined;
};

/** "limited" was not tried, because too many attempts failed before; "failed" is an error of the service. */
export type AttemptResult = "accepted" | "refused" | "limited" | "failed";

/**
 * Logs an attempt from the IP address `address`. The account is a hash of its e-mail address. What is no e-mail
 * address may be a password that was typed into the wrong field, and is not logged.
 */
export const logAttempt = (
  log: Logger,
  { step, email }: Attempt,
  address: string,
  result: AttemptResult,
): void =>
  log.info("authentication", {
    step,
    result,
    address,
    account: email?.includes("@")
      ? createHash("sha256").update(email).digest("base64url")
      : undefined,
  });
