import { DomainError } from "@iotd/core/errors";
import { explainNetworkError } from "@iotd/stacks/credentials";
import type { Stage } from "./reach-stage.ts";

/** The permission that a request to AWS needs. */
export type Right = { readonly action: string; readonly resource: string };

/**
 * Sends a request to AWS. Throws an error of one sentence if AWS refuses or does not answer; other errors
 * are AWS's own.
 */
export async function askAws<Answer>(
  stage: Stage,
  right: Right,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (isNamed(error, "AccessDenied", "AccessDeniedException")) {
      throw new DomainError(
        "forbidden",
        `These AWS credentials lack the right ${right.action} on ${right.resource} in ${stage.region}: have it granted, or choose others with --profile or AWS_PROFILE.`,
        { cause: error },
      );
    }
    if (isNamed(error, "ExpiredToken", "ExpiredTokenException")) {
      throw new DomainError(
        "unauthenticated",
        "The AWS credentials have expired: sign in again and repeat the command.",
        { cause: error },
      );
    }
    const noAnswer = await explainNetworkError(error, {
      region: stage.region,
      endpoint: stage.connection?.endpoint ?? process.env.AWS_ENDPOINT_URL,
      lookup: stage.connection?.lookup,
    });
    if (noAnswer === undefined) throw error;
    throw new DomainError("unavailable", noAnswer, { cause: error });
  }
}

/** Whether AWS calls `error` by one of these names. */
export const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
