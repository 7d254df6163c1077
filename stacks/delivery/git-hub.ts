/**
 * As GitHub's tokens name it: `owner/name`, or `owner@123456/name@456789` if the repository was created,
 * renamed or transferred since 15 July 2026. The numbers are never given to another repository.
 * https://docs.github.com/actions/reference/security/oidc#immutable-subject-claims
 */
export type Repository = `${string}/${string}`;

export const isRepository = (name: string): name is Repository =>
  /^([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/.test(name);

/** `owner/name` of a repository, as in its address on GitHub. */
export const repositoryPath = (repository: string): string => repository.replaceAll(/@\d+/g, "");

/** Who signs GitHub's tokens. */
export const gitHubHost = "token.actions.githubusercontent.com";

/** What GitHub's tokens are made out to, by `aws-actions/configure-aws-credentials`' default. */
export const gitHubAudience = "sts.amazonaws.com";
