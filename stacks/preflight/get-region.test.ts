import { describe, expect, it } from "vitest";
import { getRegion } from "./get-region.ts";
import { useAwsEnvironment } from "./testing/aws-environment.ts";

const configuration = {
  ".aws/config": "[default]\nregion = eu-west-3\n[profile anna]\nregion = eu-west-2\n",
};

describe("getRegion", () => {
  it("--region takes precedence over the environment", async () => {
    expect(await getRegion({ region: "eu-north-1" }, { AWS_REGION: "eu-west-3" })).toBe(
      "eu-north-1",
    );
  });

  it.each(["AWS_REGION", "AWS_DEFAULT_REGION"])("the region is read from %s", async (variable) => {
    expect(await getRegion({}, { [variable]: "eu-west-3" })).toBe("eu-west-3");
  });

  it("the region is read from the profile in --profile", async () => {
    await useAwsEnvironment({}, configuration);

    expect(await getRegion({ profile: "anna" }, process.env)).toBe("eu-west-2");
  });

  it("the region is read from the profile in AWS_PROFILE", async () => {
    await useAwsEnvironment({ AWS_PROFILE: "anna" }, configuration);

    expect(await getRegion({}, process.env)).toBe("eu-west-2");
  });

  it("the region is read from the default profile", async () => {
    await useAwsEnvironment({}, configuration);

    expect(await getRegion({}, process.env)).toBe("eu-west-3");
  });

  it("the region is eu-west-1 if none is set", async () => {
    await useAwsEnvironment();

    expect(await getRegion({}, process.env)).toBe("eu-west-1");
  });

  it.each(["eu-west", "eu_west_1", "Ireland", "eu-west-1a"])(
    "“%s” is refused as a region",
    async (region) => {
      await expect(getRegion({ region }, {})).rejects.toThrow(
        `“${region}” is not the name of an AWS region: set --region or AWS_REGION to one such as eu-west-1.`,
      );
    },
  );

  it.each(["us-gov-west-1", "cn-north-1", "ap-southeast-3", "il-central-1"])(
    "%s is accepted as a region",
    async (region) => {
      expect(await getRegion({ region }, {})).toBe(region);
    },
  );
});
