import type { Command } from "@iotd/ops";
import { reachStage, type StageTarget } from "../stage/reach-stage.ts";
import { getStackOutputs } from "../stage/stack-outputs.ts";
import { invokeOps } from "./invoke-ops.ts";

/** How long a person waits before wondering. */
const silenceMilliseconds = 1_000;

/** Runs `command` in the ops function of a stage; `tell` hears of it if that takes long. */
export async function runOnStage(
  target: StageTarget,
  command: Command,
  tell: (line: string) => void,
): Promise<Readonly<Record<string, unknown>>> {
  const stage = await reachStage(target);
  const operations = await getStackOutputs(stage, "Operations");
  const silence = setTimeout(
    () => tell(`Asking ${stage.name}'s ops function …`),
    silenceMilliseconds,
  );
  try {
    return await invokeOps(stage, operations.get("OpsFunction"), command);
  } finally {
    clearTimeout(silence);
  }
}
