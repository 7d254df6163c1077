import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";

/** What a program needs to be somebody, over what makes it take the emulated cloud for AWS. */
export type RoleEnvironment = Readonly<Record<string, string>>;

/**
 * Takes a role as a workflow on GitHub does, with a token of the given subject. The emulator holds the
 * token's claims against the role's trust and does not look at its signature, so it has none.
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
