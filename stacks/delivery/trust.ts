import * as iam from "aws-cdk-lib/aws-iam";
import { gitHubAudience, gitHubHost, type Repository } from "./git-hub.ts";
import type { Place } from "./place.ts";

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
