import { GetOpenIDConnectProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { DomainError } from "@iotd/core/errors";
import { clientSettings } from "@iotd/stacks/credentials";
import { gitHubAudience, gitHubHost } from "@iotd/stacks/delivery";
import { askAws, isNamed } from "../stage/ask-aws.ts";
import type { Stage } from "../stage/reach-stage.ts";

/** The number of the account that is asked. */
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
 * Whether the account believes GitHub's tokens already, by whomever it was told to. Throws an error of
 * one sentence if only tokens that are made out to somebody else.
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
      `This account's OIDC provider of GitHub does not take tokens for ${gitHubAudience}: add that audience to it, at https://console.aws.amazon.com/iam/home#/identity_providers.`,
    );
  } catch (error) {
    if (isNamed(error, "NoSuchEntity", "NoSuchEntityException")) return false;
    throw error;
  } finally {
    iam.destroy();
  }
}
