/**
 * A repository as GitHub's tokens name it: `owner/name`, or `owner@123456/name@456789` if the repository was created,
 * renamed or transferred since 15 July 2026. GitHub never gives the numbers to another repository.
 * https://docs.github.com/actions/reference/security/oidc#immutable-subject-claims
 */
export type Repository = `${string}/${string}`;

/** Whether `name` has the form of a repository's name in GitHub's tokens. */
export const isRepository = (name: string): name is Repository =>
  /^([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/.test(name);

/** `owner/name` of a repository, as in its address on GitHub. */
export const repositoryPath = (repository: string): string => repository.replaceAll(/@\d+/g, "");

/** The issuer of GitHub's tokens. */
export const gitHubHost = "token.actions.githubusercontent.com";

/** The audience of GitHub's tokens, which is the default of `aws-actions/configure-aws-credentials`. */
export const gitHubAudience = "sts.amazonaws.com";
