import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { DomainError } from "@iotd/core/errors";

/** The address of the tunnel on this machine. Other machines cannot reach it. */
export const localHost = "127.0.0.1";

const retryMilliseconds = 100;

/** Throws an error of one sentence if another program listens on `port`. */
export async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer().listen(port, localHost);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new DomainError(
      "conflict",
      `Port ${port} of this machine cannot be used. Stop the program that uses it, or choose another port with --port.`,
      { cause: error },
    );
  }
  server.close();
  await once(server, "close");
}

/** Resolves when `port` accepts connections. Rejects with the reason of `signal` if that is aborted first. */
export async function untilAccepting(port: number, signal: AbortSignal): Promise<void> {
  while (!(await isAccepting(port))) {
    signal.throwIfAborted();
    await wait(retryMilliseconds);
  }
}

/** Whether `port` of this machine accepts connections. */
export async function isAccepting(port: number): Promise<boolean> {
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
