import { createIamToken } from "@iotd/core/database";
import { errorSentence } from "@iotd/ops";
import { databaseName } from "@iotd/stacks/database-name";
import { reachStage } from "../stage/reach-stage.ts";
import type { Terminal } from "../terminal.ts";
import { describeTunnel } from "./describe-tunnel.ts";
import { openTunnel, type Tunnel } from "./open-tunnel.ts";
import { keepPasswordFile } from "./password-file.ts";
import {
  parseTunnelOptions,
  refuseProtected,
  type TunnelOptions,
  usage,
} from "./tunnel-options.ts";

/**
 * The command line of the tunnel, which stands until `signal`. Returns the exit code: 0 ended by the
 * signal, 1 failed, 2 not understood.
 */
export async function runTunnel(
  args: readonly string[],
  { print, printError }: Terminal,
  signal: AbortSignal,
): Promise<number> {
  let options: TunnelOptions;
  try {
    options = parseTunnelOptions(args);
  } catch (error) {
    printError(`${errorSentence(error)}\n\n${usage}`);
    return 2;
  }
  try {
    refuseProtected(options);
    const stage = await reachStage(options);
    printError(`Opening the tunnel to ${stage.name} …`);
    const tunnel = await openTunnel(stage, { port: options.port, signal });
    try {
      const { user } = options;
      const { host, port, address } = tunnel;
      // Not printed: terminals, their logs and lists of processes keep what is in them, and a token in
      // one of these would be too old after 15 minutes anyway.
      const { path: passwordFile, close } = await keepPasswordFile(
        { host, port: address.port, database: databaseName, user },
        () => createIamToken({ ...stage, host, port, user }),
        (error) => printError(`There is no new password: ${errorSentence(error)}`),
      );
      try {
        print(describeTunnel(stage, tunnel, { user, passwordFile }));
        await untilOver(tunnel, signal);
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

/** Resolves with `signal`. Throws an error of one sentence if the tunnel ends before. */
async function untilOver(tunnel: Tunnel, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<"stopped">((resolve) => {
    if (signal.aborted) resolve("stopped");
    signal.addEventListener("abort", () => resolve("stopped"), { once: true });
  });
  const words = await Promise.race([stopped, tunnel.ended.then((said) => ({ said }))]);
  if (words === "stopped") return;
  throw new Error(
    `The tunnel has ended (${words.said}): sessions end when nobody uses them for a while or the network changes. Open it again.`,
  );
}
