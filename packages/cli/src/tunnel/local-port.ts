import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { DomainError } from "@iotd/core/errors";

/** The end of the tunnel that is on this machine, reached from nowhere else. */
export const localHost = "127.0.0.1";

const retryMilliseconds = 100;

/** Throws an error of one sentence if somebody listens on `port`, whom a tunnel would be mistaken for. */
export async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer().listen(port, localHost);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new DomainError(
      "conflict",
      `Port ${port} of this machine cannot be used: stop what uses it, or choose another with --port.`,
      { cause: error },
    );
  }
  server.close();
  await once(server, "close");
}

/** Resolves when somebody accepts connections on `port`. Rejects with the reason of `signal` if that comes first. */
export async function untilAccepting(port: number, signal: AbortSignal): Promise<void> {
  while (!(await isAccepting(port))) {
    signal.throwIfAborted();
    await wait(retryMilliseconds);
  }
}

async function isAccepting(port: number): Promise<boolean> {
  const socket = connect(port, localHost);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
