import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";

/** Variables with the keys of a role, in addition to those of the emulated cloud. */
export type RoleEnvironment = Readonly<Record<string, string>>;

/**
 * Assumes a role as a workflow on GitHub does, with a token of the given subject. The token has no
 * signature, because the emulator checks only its claims against the role's trust policy.
 */
export async function takeRole(RoleArn: string, subject: string): Promise<RoleEnvironment> {
  const claims = {
    iss: "https://token.actions.githubusercontent.com",
    aud: "sts.amazonaws.com",
    sub: subject,
  };
  const token = [{ alg: "none" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .concat("unsigned")
    .join(".");
  const { Credentials: keys } = await new STSClient({}).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn,
      RoleSessionName: "workflow",
      WebIdentityToken: token,
    }),
  );
  return {
    AWS_ACCESS_KEY_ID: keys?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: keys?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: keys?.SessionToken ?? "",
  };
}
