import { describe, expect, it } from "vitest";
import { credentialsComeLater, stageAtHand } from "./stage-at-hand.ts";
import { useAwsEnvironment } from "./testing/aws-environment.ts";

const projectWith = (files: Readonly<Record<string, string>>) => useAwsEnvironment({}, files);

describe("stageAtHand", () => {
  it("is that of --stage first, then of SST_STAGE, then the one remembered", async () => {
    const root = await projectWith({ ".sst/stage": "anna\n" });

    expect(stageAtHand("prod", { SST_STAGE: "pre" }, root)).toBe("prod");
    expect(stageAtHand(undefined, { SST_STAGE: "pre" }, root)).toBe("pre");
    expect(stageAtHand(undefined, {}, root)).toBe("anna");
  });

  it("is unknown while SST has still to ask", async () => {
    expect(stageAtHand(undefined, {}, await projectWith({}))).toBeUndefined();
  });
});

describe("credentialsComeLater", () => {
  it.each([".env.prod", ".env.prod.local"])("finds them in %s", async (file) => {
    const root = await projectWith({ [file]: "IOTD_DOMAIN=example.com\nAWS_PROFILE=prod\n" });

    expect(credentialsComeLater("prod", root)).toBe(true);
  });

  it("finds none in another stage's file or in a file without them", async () => {
    const root = await projectWith({ ".env.pre": "AWS_PROFILE=pre\n", ".env.prod": "A=1\n" });

    expect(credentialsComeLater("prod", root)).toBe(false);
    expect(credentialsComeLater(undefined, root)).toBe(false);
  });
});
