import { describe, expect, it } from "vitest";
import { findStageName, hasCredentialsInStageFile } from "./find-stage-name.ts";
import { useAwsEnvironment } from "./testing/aws-environment.ts";

const projectWith = (files: Readonly<Record<string, string>>) => useAwsEnvironment({}, files);

describe("findStageName", () => {
  it("the stage is read from --stage, then SST_STAGE, then the file .sst/stage", async () => {
    const root = await projectWith({ ".sst/stage": "anna\n" });

    expect(findStageName("prod", { SST_STAGE: "pre" }, root)).toBe("prod");
    expect(findStageName(undefined, { SST_STAGE: "pre" }, root)).toBe("pre");
    expect(findStageName(undefined, {}, root)).toBe("anna");
  });

  it("the stage is unknown if SST has to ask for it", async () => {
    expect(findStageName(undefined, {}, await projectWith({}))).toBeUndefined();
  });
});

describe("hasCredentialsInStageFile", () => {
  it.each([".env.prod", ".env.prod.local"])("credentials are found in %s", async (file) => {
    const root = await projectWith({ [file]: "IOTD_DOMAIN=example.com\nAWS_PROFILE=prod\n" });

    expect(hasCredentialsInStageFile("prod", root)).toBe(true);
  });

  it("credentials are not found in another stage's file or in a file without them", async () => {
    const root = await projectWith({ ".env.pre": "AWS_PROFILE=pre\n", ".env.prod": "A=1\n" });

    expect(hasCredentialsInStageFile("prod", root)).toBe(false);
    expect(hasCredentialsInStageFile(undefined, root)).toBe(false);
  });
});
