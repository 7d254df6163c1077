import * as iam from "aws-cdk-lib/aws-iam";
import type { Place } from "./place.ts";

/** On GitHub, as `owner/name`. */
export type Repository = `${string}/${string}`;

export const gitHubHost = "token.actions.githubusercontent.com";

/** What GitHub's tokens are made out to, by `aws-actions/configure-aws-credentials`' default. */
export const gitHubAudience = "sts.amazonaws.com";

/**
 * Workflows of `repository` whose tokens have one of these subjects, letter by letter: a wildcard would
 * also let in what somebody names so.
 * https://docs.github.com/actions/reference/security/oidc#filtering-for-a-specific-environment
 */
export const trustGitHub = (
  { globalArn }: Place,
  repository: Repository,
  subjects: readonly string[],
): iam.PrincipalBase =>
  new iam.WebIdentityPrincipal(globalArn("iam", `oidc-provider/${gitHubHost}`), {
    StringEquals: {
      [`${gitHubHost}:aud`]: gitHubAudience,
      [`${gitHubHost}:sub`]: subjects.map((subject) => `repo:${repository}:${subject}`),
    },
  });
