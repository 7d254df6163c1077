import type { Connection } from "./connection.ts";
import { getRegion, statedRegion } from "./get-region.ts";
import { refuseBareSstDev } from "./refuse-bare-sst-dev.ts";
import { refuseLiveStage } from "./refuse-live-stage.ts";
import { refuseMissingCredentials } from "./refuse-missing-credentials.ts";
import { refuseOldNode } from "./refuse-old-node.ts";
import { refuseRemoval } from "./refuse-removal.ts";
import { refuseStageName } from "./refuse-stage-name.ts";
import { credentialsComeLater, stageAtHand } from "./stage-at-hand.ts";

/** What SST hands to `config()`: the parsed command line, in `_` the command's own words. */
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
/** `start` is an older name that SST still takes. */
const liveCommands = ["start", "dev"];

/**
 * Refuses, before anything else happens, what could only fail later: an old Node, an impossible stage,
 * the removal of a protected one, live development where it cannot be and, for commands that need an
 * account, a missing region or credentials that AWS does not take. Returns the region, which is
 * undefined only where none is needed.
 */
export async function checkCommand(
  commandLine: CommandLine,
  environment: NodeJS.ProcessEnv = process.env,
  connection: Connection = {},
): Promise<{ readonly region: string | undefined }> {
  // Versions are pinned: what the SDK says of its future ones would stand above every command's output.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  refuseOldNode();
  const { root = process.cwd(), _: [command] = [] } = commandLine;
  const stage = stageAtHand(commandLine.stage, environment, root);
  if (stage !== undefined) refuseStageName(stage);
  if (stage !== undefined && command === "remove") refuseRemoval(stage, environment);
  if (liveCommands.includes(String(command))) {
    refuseLiveStage(stage);
    refuseBareSstDev(environment);
  }

  if (!commandsInAnAccount.includes(String(command))) {
    return { region: commandLine.region ?? statedRegion(environment) };
  }
  const region = await getRegion(commandLine, environment);
  if (!credentialsComeLater(stage, root)) {
    const { profile, role } = commandLine;
    await refuseMissingCredentials({ region, profile, role }, environment, connection);
  }
  return { region };
}
