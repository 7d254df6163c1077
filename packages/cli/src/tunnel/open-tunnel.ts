import { DomainError } from "@iotd/core/errors";
import type { Stage } from "../stage/reach-stage.ts";
import { findStackOutputs, getStackOutputs } from "../stage/stack-outputs.ts";
import { localHost, refuseTakenPort, untilAccepting } from "./local-port.ts";
import { checkSessionPlugin, runSessionPlugin, type SessionPlugin } from "./session-plugin.ts";
import { startSession } from "./start-session.ts";

/** Sessions stand within two or three seconds. */
const openingMilliseconds = 30_000;

/** A way from a port of this machine to a stage's database. */
export type Tunnel = {
  /** The proxy, which tokens are made for and which the server's certificate names; with `port`. */
  readonly host: string;
  readonly port: number;
  /** Where the proxy is reached on this machine. */
  readonly address: { readonly host: string; readonly port: number };
  /** What the session's program said, when the tunnel has ended. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends the session and its program, and resolves when nothing is left. May be called twice. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a tunnel from `port` of this machine through the stage's bastion to its database, and
 * resolves when it stands. Throws an error of one sentence if it cannot, and `signal`'s reason if
 * that comes first; then nothing is left of it.
 */
export async function openTunnel(
  stage: Stage,
  { port, signal = new AbortController().signal }: { port: number; signal?: AbortSignal },
): Promise<Tunnel> {
  await checkSessionPlugin();
  await refuseTakenPort(port);
  const host = (await getStackOutputs(stage, "Database")).get("ProxyEndpoint");
  const bastion = await findStackOutputs(stage, "Bastion");
  if (!bastion) {
    throw new DomainError(
      "not-found",
      `Stage ${stage.name} has no bastion in ${stage.region}, and nothing else leads to its database: give it one in stacks/stages.ts, and deploy it.`,
    );
  }
  signal.throwIfAborted();
  const session = await startSession(stage, {
    bastion: bastion.get("BastionInstance"),
    document: bastion.get("TunnelDocument"),
    port,
  });
  const plugin = runSessionPlugin({ ...session, region: stage.region, profile: stage.profile });
  const close = async () => {
    await plugin.stop();
    await session.terminate();
  };
  try {
    await untilOpen(plugin, port, signal);
  } catch (error) {
    await close();
    throw error;
  }
  return { host, port: 5432, address: { host: localHost, port }, ended: plugin.ended, close };
}

async function untilOpen(plugin: SessionPlugin, port: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const tooLong = setTimeout(
    () => over.abort(failure(`it took longer than ${openingMilliseconds / 1_000} seconds`)),
    openingMilliseconds,
  );
  plugin.ended.then((words) => over.abort(failure(words)));
  try {
    await untilAccepting(port, AbortSignal.any([over.signal, signal]));
  } finally {
    clearTimeout(tooLong);
  }
}

const failure = (reason: string) =>
  new DomainError("unavailable", `The session does not come to stand (${reason}): try again.`);
