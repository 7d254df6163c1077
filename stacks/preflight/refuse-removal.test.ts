import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../stages.ts";
import { refuseRemoval } from "./refuse-removal.ts";

describe("refuseRemoval", () => {
  const isProtected = (stage: string) => stageSettings(stage).isProtected;
  const protectedStages = stageNames.filter(isProtected);
  const otherStages = [...stageNames.filter((stage) => !isProtected(stage)), "anna"];

  it.each(protectedStages)("refuses to remove %s and says how to confirm it", (stage) => {
    expect(() => refuseRemoval(stage, {})).toThrow(
      `Stage ${stage} is protected: to remove its functions and its site all the same (its data is retained in the account), set IOTD_CONFIRM_REMOVAL=${stage} and repeat the command.`,
    );
  });

  it.each(protectedStages)("refuses to remove %s on the confirmation of another", (stage) => {
    expect(() => refuseRemoval(stage, { IOTD_CONFIRM_REMOVAL: "dev" })).toThrow("is protected");
  });

  it.each(protectedStages)("lets %s be removed when its name is repeated", (stage) => {
    expect(() => refuseRemoval(stage, { IOTD_CONFIRM_REMOVAL: stage })).not.toThrow();
  });

  it.each(otherStages)("lets %s be removed", (stage) => {
    expect(() => refuseRemoval(stage, {})).not.toThrow();
  });
});
