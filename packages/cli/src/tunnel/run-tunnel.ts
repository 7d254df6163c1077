import { createIamToken } from "@iotd/core/database";
import { databaseName } from "@iotd/core/database/name";
import { errorSentence } from "@iotd/core/error-sentence";
import { parseOrExplain } from "../command-options.ts";
import { reachStage } from "../stage/reach-stage.ts";
import type { Terminal } from "../terminal.ts";
import { describeTunnel } from "./describe-tunnel.ts";
import { openTunnel, type Tunnel } from "./open-tunnel.ts";
import { keepPasswordFile } from "./password-file.ts";
import { parseTunnelOptions, refuseProtected, usage } from "./tunnel-options.ts";

/**
 * Runs `npm run tunnel` with its command-line arguments: opens a tunnel until `signal` is aborted. Returns
 * the exit code: 0 after `signal`, 1 failed, 2 wrong arguments.
 */
export async function runTunnel(
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const options = parseOrExplain(() => parseTunnelOptions(args), usage, terminal);
  if (!options) return 2;
  const { print, printError } = terminal;
  try {
    refuseProtected(options);
    const stage = await reachStage(options);
    printError(`Opening the tunnel to ${stage.name} …`);
    const tunnel = await openTunnel(stage, { port: options.port, signal });
    try {
      const { user } = options;
      const { host, port, address } = tunnel;
      // In a file, because terminals and logs keep what is printed, and a printed token would expire after
      // 15 minutes.
      const { path: passwordFile, close } = await keepPasswordFile(
        { host, port: address.port, database: databaseName, user },
        () => createIamToken({ ...stage, host, port, user }),
        (error) => printError(`The password could not be renewed: ${errorSentence(error)}`),
      );
      try {
        print(describeTunnel(stage, tunnel, { user, passwordFile }));
        await untilStopped(tunnel, signal);
      } finally {
        await close();
      }
    } finally {
      await tunnel.close();
    }
    printError("The tunnel is closed.");
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    printError(errorSentence(error));
    return 1;
  }
}

/** Resolves when `signal` is aborted. Throws an error of one sentence if the tunnel ends before that. */
async function untilStopped(tunnel: Tunnel, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<"stopped">((resolve) => {
    if (signal.aborted) resolve("stopped");
    signal.addEventListener("abort", () => resolve("stopped"), { once: true });
  });
  const end = await Promise.race([stopped, tunnel.ended.then((output) => ({ output }))]);
  if (end === "stopped") return;
  throw new Error(
    `The tunnel has ended (${end.output}). Sessions end when they are not used for a while or the network changes. Open it again.`,
  );
}
