import { DomainError } from "@iotd/core/errors";
import * as z from "zod";
import { HttpError } from "../http/http-error.ts";

const answerSchema = z.object({ message: z.string() }).catch({ message: "" });

/** What a refusal of better-auth means in our words. */
export async function signInError(answer: Response): Promise<Error> {
  if (answer.status === 429) {
    const seconds = answer.headers.get("x-retry-after") ?? "300";
    return new HttpError(
      "too-many-requests",
      "Too many attempts to sign in from your address. Wait a few minutes, then try again.",
      { "retry-after": seconds },
    );
  }
  if (answer.status === 401) {
    return new DomainError("unauthenticated", "E-mail address or password is wrong.");
  }
  if (answer.status === 403)
    return new DomainError("forbidden", "The request comes from another site.");
  if (answer.status === 404)
    return new DomainError("not-found", "There is nothing at this address.");
  if (answer.status >= 500) return new Error(`better-auth answered ${answer.status}`);
  const { message } = answerSchema.parse(await answer.json().catch(() => undefined));
  return new DomainError("invalid-input", message || "The request is not acceptable.");
}
