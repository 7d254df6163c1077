import { DomainError } from "@iotd/core/errors";
import type { Stage } from "../stage/reach-stage.ts";
import { findStackOutputs, getStackOutputs } from "../stage/stack-outputs.ts";
import { localHost, refuseTakenPort, untilAccepting } from "./local-port.ts";
import { checkSessionPlugin, runSessionPlugin, type SessionPlugin } from "./session-plugin.ts";
import { startSession } from "./start-session.ts";

/** A session usually opens within three seconds. */
const openingMilliseconds = 30_000;

/** A connection from a port of this machine to a stage's database. */
export type Tunnel = {
  /** The host name of the database proxy, for tokens and for its certificate. With `port`. */
  readonly host: string;
  readonly port: number;
  /** The address on this machine that leads to the proxy. */
  readonly address: { readonly host: string; readonly port: number };
  /** Resolves with the output of the session's program when the tunnel has ended. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends the session and its program. Resolves when both have ended. May be called twice. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a tunnel from `port` of this machine through the stage's bastion to its database. Resolves when
 * the port accepts connections. Throws an error of one sentence if that fails, or the reason of `signal`
 * if that is aborted first, after it has ended everything that it started.
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
      `Stage ${stage.name} has no bastion in ${stage.region}, which the tunnel needs. Give it one in stacks/stages.ts and deploy it.`,
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
  const failed = new AbortController();
  const timeout = setTimeout(
    () => failed.abort(failure(`it took longer than ${openingMilliseconds / 1_000} seconds`)),
    openingMilliseconds,
  );
  plugin.ended.then((output) => failed.abort(failure(output)));
  try {
    await untilAccepting(port, AbortSignal.any([failed.signal, signal]));
  } finally {
    clearTimeout(timeout);
  }
}

const failure = (reason: string) =>
  new DomainError("unavailable", `The tunnel's session did not open (${reason}). Try again.`);
