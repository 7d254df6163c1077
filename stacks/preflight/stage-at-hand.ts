import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The stage that SST is about to choose; undefined if it is going to ask for one. */
export function stageAtHand(
  option: string | undefined,
  environment: NodeJS.ProcessEnv,
  root: string,
): string | undefined {
  return option || environment.SST_STAGE || contents(join(root, ".sst", "stage"))?.trim();
}

/** Whether `.env.<stage>` names credentials: SST reads it only after `config()`. */
export function credentialsComeLater(stage: string | undefined, root: string): boolean {
  if (stage === undefined) return false;
  return [`.env.${stage}`, `.env.${stage}.local`].some((file) =>
    /^\s*(export\s+)?AWS_(PROFILE|ACCESS_KEY_ID|WEB_IDENTITY_TOKEN_FILE)\s*=/m.test(
      contents(join(root, file)) ?? "",
    ),
  );
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
