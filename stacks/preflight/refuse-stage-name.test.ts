import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { refuseStageName } from "./refuse-stage-name.ts";

describe("refuseStageName", () => {
  it.each([...stageNames, "a", "anna-2", "a-very-long-name-20c"])(
    "%s is accepted as a stage name",
    (name) => {
      expect(() => refuseStageName(name)).not.toThrow();
    },
  );

  it.each([
    ["Prod", "prod"],
    ["feature_login", "feature-login"],
    ["pull--7", "pull-7"],
    ["7-pull", "pull"],
    ["anna-", "anna"],
    ["a-very-long-name-that-goes-on", "a-very-long-name-tha"],
    ["a-very-long-name-so--it-is", "a-very-long-name-so"],
    ["Ångström", "ngstr-m"],
    ["42", "dev"],
    ["", "dev"],
  ])("“%s” is refused as a stage name, with the suggestion %s", (name, suggestion) => {
    expect(() => refuseStageName(name)).toThrow(
      `“${name}” cannot name a stage, “${suggestion}” could: lower case letters`,
    );
    expect(() => refuseStageName(suggestion)).not.toThrow();
  });
});
