import type { Connection } from "./connection.ts";
import { findStageName, hasCredentialsInStageFile } from "./find-stage-name.ts";
import { environmentRegion, getRegion } from "./get-region.ts";
import { refuseBareSstDev } from "./refuse-bare-sst-dev.ts";
import { refuseLiveStage } from "./refuse-live-stage.ts";
import { refuseMissingCredentials } from "./refuse-missing-credentials.ts";
import { refuseOldNode } from "./refuse-old-node.ts";
import { refuseRemoval } from "./refuse-removal.ts";
import { refuseStageName } from "./refuse-stage-name.ts";

/** What SST passes to `config()`: the parsed command line, with the command's words in `_`. */
export type CommandLine = {
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly role?: string | undefined;
  readonly root?: string | undefined;
  readonly _?: readonly (string | number)[];
};

const commandsInAnAccount = [
  "bind",
  "bootstrap",
  "build",
  "console",
  "deploy",
  "dev",
  "diff",
  "env",
  "remove",
  "secrets",
  "start",
];
/** `start` is an older name of `dev` that SST still accepts. */
const liveCommands = ["start", "dev"];

/**
 * Checks a command before SST runs it, and returns its region, which is undefined only if the command needs
 * none. Throws a VisibleError for what would fail later: an old version of Node.js, an invalid stage name, the
 * removal of a protected stage, live development that is not possible and, for commands that need an
 * account, an invalid region or credentials that AWS refuses.
 */
export async function checkCommand(
  commandLine: CommandLine,
  environment: NodeJS.ProcessEnv = process.env,
  connection: Connection = {},
): Promise<{ readonly region: string | undefined }> {
  // Versions are pinned, and the SDK's warning about future versions would precede every command's output.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  refuseOldNode();
  const { root = process.cwd(), _: [command] = [] } = commandLine;
  const stage = findStageName(commandLine.stage, environment, root);
  if (stage !== undefined) refuseStageName(stage);
  if (stage !== undefined && command === "remove") refuseRemoval(stage, environment);
  if (liveCommands.includes(String(command))) {
    refuseLiveStage(stage);
    refuseBareSstDev(environment);
  }

  if (!commandsInAnAccount.includes(String(command))) {
    return { region: commandLine.region ?? environmentRegion(environment) };
  }
  const region = await getRegion(commandLine, environment);
  if (!hasCredentialsInStageFile(stage, root)) {
    const { profile, role } = commandLine;
    await refuseMissingCredentials({ region, profile, role }, environment, connection);
  }
  return { region };
}
