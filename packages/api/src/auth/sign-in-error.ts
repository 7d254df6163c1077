import { DomainError, type ErrorCode, InvalidInputError } from "@iotd/core/errors";
import * as z from "zod";
import { HttpError } from "../http/http-error.ts";
import { nothingHere } from "../http/problem.ts";
import { signInLimits } from "./sign-in-limits.ts";

const answerSchema = z
  .object({ message: z.string().default(""), code: z.string().default("") })
  .catch({ message: "", code: "" });

/** Our error and message for each code of better-auth that people can see. */
const refusals: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ["unauthenticated", "E-mail address or password is wrong."],
  INVALID_CODE: [
    "unauthenticated",
    "This code is wrong or has expired. Enter the code that your app shows now.",
  ],
  CODE_ALREADY_USED: [
    "unauthenticated",
    "This code was already used. Wait until your app shows the next one.",
  ],
  INVALID_BACKUP_CODE: [
    "unauthenticated",
    "This is not one of your backup codes, or it was already used.",
  ],
  INVALID_TWO_FACTOR_COOKIE: ["unauthenticated", "Signing in took too long. Sign in again."],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ["unauthenticated", "Too many wrong codes. Sign in again."],
  PASSKEY_NOT_FOUND: ["unauthenticated", "This passkey is not registered here. Use your password."],
  AUTHENTICATION_FAILED: ["unauthenticated", "This passkey was not accepted. Use your password."],
  USER_NOT_VERIFIED: [
    "unauthenticated",
    "Your device must verify you by fingerprint, face or PIN. Use your password instead.",
  ],
  CHALLENGE_NOT_FOUND: ["invalid-input", "That took too long. Try again."],
};

/** Our error for a failure of better-auth. An unexpected failure (5xx) is a plain `Error`. */
export async function signInError(answer: Response): Promise<Error> {
  const { message, code } = answerSchema.parse(await answer.json().catch(() => undefined));
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") return tooManyCodes();
  const known = refusals[code];
  if (known) return new DomainError(...known);
  if (code === "INVALID_PASSWORD") return wrongPassword();
  if (answer.status === 401) return new DomainError("unauthenticated", "You are not signed in.");
  if (answer.status === 403)
    return new DomainError("forbidden", "The request comes from another site.");
  if (answer.status === 404) return new HttpError(nothingHere.code, nothingHere.detail);
  if (answer.status >= 500) return new Error(`better-auth answered ${answer.status}`);
  return new DomainError("invalid-input", message || "The request is not valid.");
}

/** For a change that a password confirms: the fault is shown at that field of the form. */
const wrongPassword = () =>
  new InvalidInputError("The password is wrong.", [{ pointer: "/password", detail: "is wrong" }]);

function tooManyCodes(): HttpError {
  const { windowMinutes } = signInLimits.codes;
  return new HttpError(
    "too-many-requests",
    `Too many wrong codes for this account. Wait ${windowMinutes} minutes, then try again.`,
    { "retry-after": `${windowMinutes * 60}` },
  );
}
