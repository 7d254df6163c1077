import * as iam from "aws-cdk-lib/aws-iam";
import { gitHubAudience, gitHubHost, type Repository } from "./git-hub.ts";
import type { Place } from "./place.ts";

/**
 * The principal of a role for workflows of `repository` whose tokens have exactly one of `subjects`. A wildcard
 * would also match a repository with a similar name.
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
