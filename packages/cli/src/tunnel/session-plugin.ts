import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { DomainError } from "@iotd/core/errors";

const program = "session-manager-plugin";
/** AWS's own minimum. Before 1.2.497 it took a session's token as an argument, where everyone on the machine sees it. */
const oldestVersion = "1.2.764.0";
const installation =
  "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";
/** The plugin reads the variable whose name is its first argument, and removes it. */
const sessionVariable = "AWS_SSM_START_SESSION_RESPONSE";

const patienceMilliseconds = 5_000;

/** Throws an error of one sentence if AWS's program for sessions is not on PATH, or too old. */
export async function checkSessionPlugin(): Promise<void> {
  const version = await promisify(execFile)(program, ["--version"]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (version === undefined) {
    throw new DomainError(
      "not-found",
      `The tunnel needs AWS's ${program}, which is not on PATH: install it for your system as ${installation} says.`,
    );
  }
  if (version.localeCompare(oldestVersion, "en", { numeric: true }) < 0) {
    throw new DomainError(
      "conflict",
      `The ${program} on PATH is version ${version}: update it to ${oldestVersion} or later as ${installation} says.`,
    );
  }
}

/** What the plugin is told, in the order and form of the AWS CLI. */
export type PluginSession = {
  /** What StartSession answered; its token is a secret. */
  readonly response: {
    readonly SessionId: string;
    readonly TokenValue: string;
    readonly StreamUrl: string;
  };
  /** What StartSession was asked. */
  readonly request: { readonly Target: string };
  readonly region: string;
  readonly profile: string | undefined;
};

export type SessionPlugin = {
  /** What it said, in one line, once it has ended for whatever reason. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends it, and resolves when it has ended. May be called twice. */
  readonly stop: () => Promise<void>;
};

/** Starts the plugin on a session, which it ends when it is stopped, or when this process ends by itself. */
export function runSessionPlugin({
  response,
  request,
  region,
  profile = "",
}: PluginSession): SessionPlugin {
  // Empty for AWS's own endpoint.
  const endpoint = process.env.AWS_ENDPOINT_URL ?? "";
  const child = spawn(
    program,
    [sessionVariable, region, "StartSession", profile, JSON.stringify(request), endpoint],
    {
      env: {
        ...process.env,
        [sessionVariable]: JSON.stringify(response),
        SSM_PLUGIN_LOCAL_HOST: "127.0.0.1",
      },
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C is ours to hear: we stop it, and know why it ended.
      detached: true,
    },
  );
  let isStopping = false;
  // It ends the session upon SIGINT alone, and removes its socket.
  const endNow = () => child.kill(isStopping ? "SIGKILL" : "SIGINT");
  process.once("exit", endNow);
  const ended = outputAtEnd(child).finally(() => process.off("exit", endNow));
  return {
    ended,
    stop: async () => {
      child.kill("SIGINT");
      isStopping = true;
      const impatience = setTimeout(endNow, patienceMilliseconds);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function outputAtEnd(child: ChildProcess): Promise<string> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () =>
      resolve(output.trim().replaceAll(/\s*\n\s*/g, " ") || "it said nothing"),
    );
  });
}
