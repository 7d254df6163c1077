import { DomainError } from "@iotd/core/errors";
import type { Context } from "hono";
import { HttpError } from "./http-error.ts";
import { type Failure, problems } from "./problem.ts";
import { toFailure } from "./to-failure.ts";

type Html = string | Promise<string>;

/**
 * Answers a form as `change` does. Where the change is refused, shows the form again with the reason, with the
 * status of the refusal. `renderAgain` gives undefined for a refusal that its page cannot show; that one, and
 * every other error, is thrown on.
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
