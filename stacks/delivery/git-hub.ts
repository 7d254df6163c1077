/** On GitHub, as `owner/name`. */
export type Repository = `${string}/${string}`;

export const isRepository = (name: string): name is Repository => /^[\w.-]+\/[\w.-]+$/.test(name);

/** Who signs GitHub's tokens. */
export const gitHubHost = "token.actions.githubusercontent.com";

/** What GitHub's tokens are made out to, by `aws-actions/configure-aws-credentials`' default. */
export const gitHubAudience = "sts.amazonaws.com";
