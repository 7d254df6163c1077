import { describe, expect, it } from "vitest";
import { parseDevOptions } from "./dev-options.ts";

describe("the command line of npm run dev", () => {
  it("is passed on to sst dev unchanged", () => {
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
  ])("is passed on without --cloud-db (%s %s %s)", (...args) => {
    expect(parseDevOptions(args)).toMatchObject({
      stage: "anna",
      usesCloudDatabase: true,
      args: ["--stage", "anna"],
    });
  });

  it("has no stage if --stage has no value, which sst dev refuses", () => {
    expect(parseDevOptions(["--stage"])).toMatchObject({ stage: undefined, args: ["--stage"] });
  });
});
