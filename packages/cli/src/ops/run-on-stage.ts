import type { Command } from "@iotd/ops";
import { reachStage, type StageTarget } from "../stage/reach-stage.ts";
import { getStackOutputs } from "../stage/stack-outputs.ts";
import { invokeOps } from "./invoke-ops.ts";

/** A command that takes longer prints that it waits. */
const silenceMilliseconds = 1_000;

/** Runs `command` in the ops function of a stage. Calls `report` with one line if that takes longer than a second. */
export async function runOnStage(
  target: StageTarget,
  command: Command,
  report: (line: string) => void,
): Promise<Readonly<Record<string, unknown>>> {
  const stage = await reachStage(target);
  const operations = await getStackOutputs(stage, "Operations");
  const silence = setTimeout(
    () => report(`Waiting for the ops function of ${stage.name} …`),
    silenceMilliseconds,
  );
  try {
    return await invokeOps(stage, operations.get("OpsFunction"), command);
  } finally {
    clearTimeout(silence);
  }
}
