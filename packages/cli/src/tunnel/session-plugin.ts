import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { DomainError } from "@iotd/core/errors";

const program = "session-manager-plugin";
/** AWS's own minimum. Before 1.2.497 the token was an argument, which everyone on the machine can read. */
const oldestVersion = "1.2.764.0";
const installation =
  "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";
/** The plugin reads this variable, whose name is its first argument. */
const sessionVariable = "AWS_SSM_START_SESSION_RESPONSE";

/** A plugin that has not ended after this time is killed. */
const stopMilliseconds = 5_000;

/** Throws an error of one sentence if AWS's session-manager-plugin is not on PATH, or is too old. */
export async function checkSessionPlugin(): Promise<void> {
  const version = await promisify(execFile)(program, ["--version"]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (version === undefined) {
    throw new DomainError(
      "not-found",
      `The tunnel needs AWS's ${program}, which is not on PATH. How to install it: ${installation}`,
    );
  }
  if (version.localeCompare(oldestVersion, "en", { numeric: true }) < 0) {
    throw new DomainError(
      "conflict",
      `The ${program} on PATH is version ${version}. Update it to ${oldestVersion} or later: ${installation}`,
    );
  }
}

/** A session and its settings, for the plugin. */
export type PluginSession = {
  /** The answer of StartSession. Its token is a secret. */
  readonly response: {
    readonly SessionId: string;
    readonly TokenValue: string;
    readonly StreamUrl: string;
  };
  /** The request of StartSession. */
  readonly request: { readonly Target: string };
  readonly region: string;
  readonly profile: string | undefined;
};

/** A plugin that runs. */
export type SessionPlugin = {
  /** Resolves with its output, in one line, when it has ended for any reason. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends the plugin and its session. Resolves when it has ended. May be called twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the plugin with the arguments of the AWS CLI. It ends its session when it is stopped, or when this
 * process exits.
 */
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
      // Its own process group, so that Ctrl-C reaches only this process, which then stops the plugin.
      detached: true,
    },
  );
  let isStopping = false;
  // It ends its session only at SIGINT.
  const endNow = () => child.kill(isStopping ? "SIGKILL" : "SIGINT");
  process.once("exit", endNow);
  const ended = outputAtEnd(child).finally(() => process.off("exit", endNow));
  return {
    ended,
    stop: async () => {
      child.kill("SIGINT");
      isStopping = true;
      const timeout = setTimeout(endNow, stopMilliseconds);
      await ended;
      clearTimeout(timeout);
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
    child.once("close", () => resolve(output.trim().replaceAll(/\s*\n\s*/g, " ") || "no output"));
  });
}
