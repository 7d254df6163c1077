import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The stage that SST will use, from `--stage`, SST_STAGE or the file `.sst/stage`; undefined if SST will ask for one. */
export function findStageName(
  option: string | undefined,
  environment: NodeJS.ProcessEnv,
  root: string,
): string | undefined {
  return option || environment.SST_STAGE || contents(join(root, ".sst", "stage"))?.trim();
}

/** Whether `.env.<stage>` contains credentials, which SST reads only after `config()`. */
export function hasCredentialsInStageFile(stage: string | undefined, root: string): boolean {
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
