import { DomainError } from "@iotd/core/errors";
import type { Context } from "hono";
import { HttpError } from "./http-error.ts";
import { type Failure, problems } from "./problem.ts";
import { toFailure } from "./to-failure.ts";

type Html = string | Promise<string>;

/**
 * Answers a form with the result of `change`. If that throws a refusal (`DomainError`, `HttpError`), answers
 * `renderAgain`'s page with the status of the refusal. If the page cannot show the refusal, `renderAgain`
 * returns undefined, and the error is thrown on, as every other error is.
 */
export async function answerForm(
  c: Context,
  change: () => Promise<Response>,
  renderAgain: (failure: Failure, error: Error) => Html | undefined,
): Promise<Response> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof HttpError)) throw error;
    const failure = toFailure(error);
    const html = await renderAgain(failure, error);
    if (html === undefined) throw error;
    return c.html(html, problems[failure.code].status);
  }
}
