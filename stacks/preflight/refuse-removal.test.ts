import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../stages.ts";
import { refuseRemoval } from "./refuse-removal.ts";

describe("refuseRemoval", () => {
  const isProtected = (stage: string) => stageSettings(stage).isProtected;
  const protectedStages = stageNames.filter(isProtected);
  const otherStages = [...stageNames.filter((stage) => !isProtected(stage)), "anna"];

  it.each(protectedStages)("the removal of %s is refused with how to confirm it", (stage) => {
    expect(() => refuseRemoval(stage, {})).toThrow(
      `Stage ${stage} is protected: to remove its functions and its site anyway (its data is retained in the account), set IOTD_CONFIRM_REMOVAL=${stage} and repeat the command.`,
    );
  });

  it.each(protectedStages)(
    "the removal of %s is refused if another stage is confirmed",
    (stage) => {
      expect(() => refuseRemoval(stage, { IOTD_CONFIRM_REMOVAL: "dev" })).toThrow("is protected");
    },
  );

  it.each(protectedStages)("the removal of %s is allowed if its name is confirmed", (stage) => {
    expect(() => refuseRemoval(stage, { IOTD_CONFIRM_REMOVAL: stage })).not.toThrow();
  });

  it.each(otherStages)("the removal of %s is allowed", (stage) => {
    expect(() => refuseRemoval(stage, {})).not.toThrow();
  });
});
