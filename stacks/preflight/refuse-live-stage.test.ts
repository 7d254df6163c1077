import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../stages.ts";
import { refuseLiveStage } from "./refuse-live-stage.ts";

describe("refuseLiveStage", () => {
  const isProtected = (stage: string) => stageSettings(stage).isProtected;
  const protectedStages = stageNames.filter(isProtected);
  const otherStages = [...stageNames.filter((stage) => !isProtected(stage)), "anna"];

  it.each(protectedStages)("live development of %s is refused with what to do instead", (stage) => {
    expect(() => refuseLiveStage(stage)).toThrow(
      `Stage ${stage} is protected: live development would answer its visitors from this machine. Use a stage of your own: npm run dev -- --stage <your name>`,
    );
  });

  it.each([...otherStages, undefined])("live development of %s is allowed", (stage) => {
    expect(() => refuseLiveStage(stage)).not.toThrow();
  });
});
