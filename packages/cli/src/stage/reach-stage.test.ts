import { queryAnswer, startAwsServer, useAwsEnvironment } from "@iotd/stacks/testing";
import { describe, expect, it, vi } from "vitest";
import { reachStage } from "./reach-stage.ts";

const keysOf = (name: string) =>
  `[${name}]\naws_access_key_id = AKIA${name.toUpperCase()}\naws_secret_access_key = secret\n`;
const files = {
  ".aws/credentials": keysOf("anna"),
  ".aws/config": `[profile anna]\nregion = eu-west-3\n[profile careful]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = anna\nmfa_serial = arn:aws:iam::123456789012:mfa/anna\n`,
};

async function useProfiles() {
  await useAwsEnvironment({}, files);
  const sts = await startAwsServer(() => queryAnswer("GetCallerIdentity", "<Account>1</Account>"));
  vi.stubEnv("AWS_ENDPOINT_URL", sts.endpoint);
}

describe("reachStage", () => {
  it("takes credentials and region from the given profile", async () => {
    await useProfiles();

    const stage = await reachStage({ stage: "anna", profile: "anna" });

    expect(stage).toMatchObject({ name: "anna", profile: "anna", region: "eu-west-3" });
    expect(await stage.credentials()).toMatchObject({ accessKeyId: "AKIAANNA" });
  });

  it("takes the profile of AWS_PROFILE, and the given region rather than the profile's", async () => {
    await useProfiles();
    vi.stubEnv("AWS_PROFILE", "anna");

    const stage = await reachStage({ stage: "anna", region: "eu-north-1" });

    expect(stage).toMatchObject({ profile: "anna", region: "eu-north-1" });
  });

  it("gives no credentials for a profile that needs a code from an MFA device", async () => {
    await useProfiles();
    const stage = await reachStage({ stage: "anna", profile: "careful" });

    await expect(stage.credentials()).rejects.toThrow(
      "The profile needs a code from an MFA device, which this command cannot ask for: choose another one with --profile or AWS_PROFILE, or set temporary credentials in the environment.",
    );
  });
});
