import { GetOpenIDConnectProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { askAws, isNamed, type Stage } from "@iotd/cli/stage";
import { DomainError } from "@iotd/core/errors";
import { clientSettings } from "@iotd/stacks/credentials";
import { gitHubAudience, gitHubHost } from "@iotd/stacks/delivery";

/** The number of the AWS account. */
export async function findAccount(stage: Stage): Promise<string> {
  const sts = new STSClient(clientSettings(stage));
  try {
    const { Account = "" } = await sts.send(new GetCallerIdentityCommand({}));
    return Account;
  } finally {
    sts.destroy();
  }
}

/**
 * Whether the account already has GitHub's OIDC provider, and so accepts GitHub's tokens. Throws an error of
 * one sentence if it does not accept tokens for our audience.
 */
export async function hasGitHubProvider(stage: Stage, account: string): Promise<boolean> {
  const arn = `arn:aws:iam::${account}:oidc-provider/${gitHubHost}`;
  const iam = new IAMClient(clientSettings(stage));
  const question = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
  const right = { action: "iam:GetOpenIDConnectProvider", resource: arn };
  try {
    const { ClientIDList = [] } = await askAws(stage, right, () => iam.send(question));
    if (ClientIDList.includes(gitHubAudience)) return true;
    throw new DomainError(
      "conflict",
      `This account's OIDC provider of GitHub does not accept tokens for ${gitHubAudience}: add that audience to it, at https://console.aws.amazon.com/iam/home#/identity_providers.`,
    );
  } catch (error) {
    if (isNamed(error, "NoSuchEntity", "NoSuchEntityException")) return false;
    throw error;
  } finally {
    iam.destroy();
  }
}
