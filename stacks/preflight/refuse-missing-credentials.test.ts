import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { refuseMissingCredentials } from "./refuse-missing-credentials.ts";
import { keys, useAwsEnvironment } from "./testing/aws-environment.ts";
import { type AwsRequest, queryAnswer, startAwsServer, xmlError } from "./testing/aws-server.ts";
import { resolverOf } from "./testing/resolver.ts";

const identity = queryAnswer(
  "GetCallerIdentity",
  "<Arn>arn:aws:iam::123456789012:user/anna</Arn><UserId>A</UserId><Account>123456789012</Account>",
);

const stsRefusing = (code: string) => startAwsServer(() => xmlError(code, "No.", 403));

const refuse = (endpoint: string, sources: { profile?: string; region?: string } = {}) =>
  refuseMissingCredentials({ region: "eu-west-1", ...sources }, process.env, { endpoint });

/** A profile's keys, as `aws configure` writes them. */
const profileFile = (name: string, accessKeyId: string) =>
  `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret\n`;

describe("refuseMissingCredentials", () => {
  it("credentials that AWS accepts pass", async () => {
    await useAwsEnvironment(keys);
    const sts = await startAwsServer(() => identity);

    await expect(refuse(sts.endpoint)).resolves.toBeUndefined();

    expect(sts.requests).toMatchObject([{ operation: "GetCallerIdentity", region: "eu-west-1" }]);
  });

  it("credentials are checked at AWS_ENDPOINT_URL if it is set", async () => {
    const sts = await startAwsServer(() => identity);
    await useAwsEnvironment({ ...keys, AWS_ENDPOINT_URL: sts.endpoint });

    await refuseMissingCredentials({ region: "eu-west-1" }, process.env);

    expect(sts.requests).toHaveLength(1);
  });

  it("the credentials of the profile in --profile are used", async () => {
    await useAwsEnvironment({}, { ".aws/credentials": profileFile("anna", "AKIAANNA") });
    const sts = await startAwsServer(() => identity);

    await refuse(sts.endpoint, { profile: "anna" });

    expect(sts.requests).toMatchObject([{ accessKeyId: "AKIAANNA" }]);
  });

  it("keys in the environment take precedence over --profile, as in SST", async () => {
    await useAwsEnvironment(keys, { ".aws/credentials": profileFile("anna", "AKIAANNA") });
    const sts = await startAwsServer(() => identity);

    await refuse(sts.endpoint, { profile: "anna" });

    expect(sts.requests).toMatchObject([{ accessKeyId: "AKIATEST" }]);
  });

  it("missing credentials are refused", async () => {
    await useAwsEnvironment();
    const sts = await startAwsServer(() => identity);

    await expect(refuse(sts.endpoint)).rejects.toThrow(
      "No AWS credentials were found: set AWS_PROFILE to one of the profiles that aws configure list-profiles lists, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    );

    expect(sts.requests).toHaveLength(0);
  });

  it("an unknown profile is refused", async () => {
    await useAwsEnvironment({ AWS_PROFILE: "anna" });
    const sts = await startAwsServer(() => identity);

    await expect(refuse(sts.endpoint)).rejects.toThrow(
      "Profile “anna” gives no AWS credentials: choose one of those that aws configure list-profiles lists, with --profile or AWS_PROFILE.",
    );
  });

  it("an expired single sign-on session is refused with how to sign in again", async () => {
    const startUrl = "https://example.awsapps.com/start";
    const cached = createHash("sha1").update(startUrl).digest("hex");
    await useAwsEnvironment(
      { AWS_PROFILE: "anna" },
      {
        ".aws/config": `[profile anna]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = Deploy\n`,
        [`.aws/sso/cache/${cached}.json`]: JSON.stringify({
          accessToken: "token",
          expiresAt: "2020-01-01T00:00:00Z",
        }),
      },
    );
    const sts = await startAwsServer(() => identity);

    await expect(refuse(sts.endpoint)).rejects.toThrow(
      "The AWS credentials of profile “anna” have expired: sign in again, for example with aws sso login --profile anna, and repeat the command.",
    );
  });

  it.each(["ExpiredToken", "ExpiredTokenException"])(
    "expired credentials are refused (%s)",
    async (code) => {
      await useAwsEnvironment({ ...keys, AWS_SESSION_TOKEN: "token" });
      const sts = await stsRefusing(code);

      await expect(refuse(sts.endpoint)).rejects.toThrow(
        "The AWS credentials in AWS_ACCESS_KEY_ID have expired: set new ones, and repeat the command.",
      );
    },
  );

  it.each(["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"])(
    "wrong credentials are refused (%s)",
    async (code) => {
      await useAwsEnvironment(keys);
      const sts = await stsRefusing(code);

      await expect(refuse(sts.endpoint)).rejects.toThrow(
        `AWS refuses the credentials in AWS_ACCESS_KEY_ID (${code}): replace the access key and its secret, or choose a profile with AWS_PROFILE.`,
      );
    },
  );

  it("a region that does not know the keys while us-east-1 does is refused as not enabled", async () => {
    await useAwsEnvironment(keys);
    const sts = await startAwsServer(({ region }: AwsRequest) =>
      region === "us-east-1" ? identity : xmlError("InvalidClientTokenId", "No.", 403),
    );

    await expect(refuse(sts.endpoint, { region: "ap-east-1" })).rejects.toThrow(
      "Region ap-east-1 is not enabled in this account: enable it at https://console.aws.amazon.com/billing/home#/account, or choose another one with --region or AWS_REGION.",
    );
  });

  it("a region that does not exist is refused", async () => {
    await useAwsEnvironment(keys);
    const lookup = resolverOf("sts.amazonaws.com");

    await expect(
      refuseMissingCredentials({ region: "eu-west-9" }, process.env, { lookup }),
    ).rejects.toThrow("There is no AWS region “eu-west-9”");
  });

  it("a missing network connection is reported", async () => {
    await useAwsEnvironment(keys);
    const lookup = resolverOf();

    await expect(
      refuseMissingCredentials({ region: "eu-west-1" }, process.env, { lookup }),
    ).rejects.toThrow("AWS cannot be reached");
  });

  it("an unreachable AWS_ENDPOINT_URL is reported", async () => {
    await useAwsEnvironment({ ...keys, AWS_ENDPOINT_URL: "http://127.0.0.1:1" });

    await expect(refuseMissingCredentials({ region: "eu-west-1" }, process.env)).rejects.toThrow(
      "Nothing answers at http://127.0.0.1:1",
    );
  });

  it("a profile with MFA is not checked, because SST asks for the code", async () => {
    await useAwsEnvironment(
      { AWS_PROFILE: "anna" },
      {
        ".aws/credentials": profileFile("keys", "AKIAANNA"),
        ".aws/config":
          "[profile anna]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = keys\nmfa_serial = arn:aws:iam::123456789012:mfa/anna\n",
      },
    );
    const sts = await startAwsServer(() => identity);

    await expect(refuse(sts.endpoint)).resolves.toBeUndefined();

    expect(sts.requests).toHaveLength(0);
  });

  it.each(["AccessDenied", "ServiceUnavailable"])(
    "the error %s of AWS is left to the command",
    async (code) => {
      await useAwsEnvironment(keys);
      const sts = await stsRefusing(code);

      await expect(refuse(sts.endpoint)).resolves.toBeUndefined();

      expect(sts.requests.length).toBeGreaterThan(0);
    },
  );
});
