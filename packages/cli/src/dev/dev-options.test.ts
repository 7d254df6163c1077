import { describe, expect, it } from "vitest";
import { parseDevOptions } from "./dev-options.ts";

describe("the command line of npm run dev", () => {
  it("is that of sst dev, which it is handed on to as it is", () => {
    const args = ["--stage", "anna", "--increase-timeout", "--verbose", "--region=eu-west-1"];

    expect(parseDevOptions(args)).toEqual({
      stage: "anna",
      region: "eu-west-1",
      profile: undefined,
      usesCloudDatabase: false,
      args,
    });
  });

  it.each([
    ["--cloud-db", "--stage", "anna"],
    ["--stage", "anna", "--cloud-db"],
  ])("keeps the option of its own from sst dev (%s %s %s)", (...args) => {
    expect(parseDevOptions(args)).toMatchObject({
      stage: "anna",
      usesCloudDatabase: true,
      args: ["--stage", "anna"],
    });
  });

  it("names no stage by an option without a value, which sst dev refuses itself", () => {
    expect(parseDevOptions(["--stage"])).toMatchObject({ stage: undefined, args: ["--stage"] });
  });
});
