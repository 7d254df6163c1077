import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createSecureContext } from "node:tls";
import { borrowTimeoutSeconds } from "@iotd/core/database/connect-timeouts";
import { listenLocally } from "../local-server.ts";
import { admitClient } from "./admit-client.ts";
import {
  authenticationOk,
  backendKeyData,
  fatalError,
  parameterStatus,
  readyForQuery,
  requestCodes,
} from "./messages.ts";
import { openClient } from "./open-client.ts";
import type { RdsProxy, RdsProxyOptions } from "./rds-proxy.ts";
import { Refusal } from "./refusal.ts";
import { type Session, serveClient } from "./serve-client.ts";
import { createUpstreamPools } from "./upstream-pools.ts";

/** Clients that do not read the error are disconnected after this time. */
const graceMilliseconds = 1_000;

/**
 * Starts a local RDS Proxy on 127.0.0.1: clients must use TLS and an IAM token, and share database
 * connections by transaction. A statement that pins a session in the cloud pins it here too.
 *
 * When the connection to the database breaks, a client with a request or transaction under way gets an
 * error (57P01) and is disconnected. Others stay, and their next statement uses another connection.
 *
 * @throws Error in one sentence if the given port is taken.
 */
export const startRdsProxy = async ({
  identity,
  certificate: { certificate: cert, key },
  port = 0,
  findCaller,
  upstreamOf,
  now,
  maxConnections = 20,
  borrowTimeoutMilliseconds = borrowTimeoutSeconds * 1_000,
  onPin = () => undefined,
  onRefusal = () => undefined,
}: RdsProxyOptions): Promise<RdsProxy> => {
  const secureContext = createSecureContext({ cert, key });
  const stopping = new AbortController();
  const pools = createUpstreamPools({
    upstreamOf,
    maxConnections,
    borrowTimeoutMilliseconds,
    stopping: stopping.signal,
  });
  const connections = new Set<Socket>();
  /** Those that are not authenticated yet. */
  const unauthenticated = new Set<Socket>();
  const serving = new Set<Promise<void>>();
  /** By the process id and secret key of a CancelRequest. */
  const sessions = new Map<string, Session>();
  let lastProcessId = 0;
  const totals = { accepted: 0, refused: 0, pins: 0 };

  const report = (refusal: Refusal) => {
    if (stopping.signal.aborted) return;
    totals.refused += 1;
    onRefusal(refusal);
  };

  const serve = async (connection: Socket): Promise<void> => {
    const client = await openClient(connection, secureContext);
    if (client === undefined) return void connection.destroy();
    const { socket, packet } = client;
    if (packet.readInt32BE(0) === requestCodes.cancel) {
      sessions.get(packet.toString("hex", 4))?.cancel();
      return socket.destroySoon();
    }
    try {
      const login = await admitClient(client, identity, findCaller, now());
      const pool = pools.of(login);
      const parameters = await pool.parameters();
      lastProcessId += 1;
      const backendKey = backendKeyData(lastProcessId, randomInt(2 ** 31));
      socket.write(
        Buffer.concat([
          authenticationOk,
          ...[...parameters].map(([name, value]) => parameterStatus(name, value)),
          backendKey,
          readyForQuery,
        ]),
      );
      totals.accepted += 1;
      const session = serveClient(socket, pool, {
        onPin: (pin) => {
          totals.pins += 1;
          onPin({ ...pin, ...login });
        },
        onRefusal: report,
      });
      const name = backendKey.toString("hex", 5);
      sessions.set(name, session);
      unauthenticated.delete(connection);
      await session.ended.finally(() => sessions.delete(name));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report(error);
      socket.write(fatalError(error));
      socket.destroySoon();
    }
  };

  const server = createServer((connection) => {
    connection.setNoDelay(true);
    connection.on("error", () => undefined);
    for (const set of [connections, unauthenticated]) {
      set.add(connection);
      connection.once("close", () => set.delete(connection));
    }
    const served = serve(connection).finally(() => serving.delete(served));
    serving.add(served);
  });
  const usedPort = await listenLocally(server, port);

  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    stopping.abort();
    for (const session of sessions.values()) session.disconnect();
    for (const connection of unauthenticated) connection.destroy();
    const timer = setTimeout(() => {
      for (const connection of connections) connection.destroy();
    }, graceMilliseconds);
    await Promise.allSettled(serving);
    await pools.close();
    await closed;
    clearTimeout(timer);
  };
  let stopped: Promise<void> | undefined;
  return {
    port: usedPort,
    counts: () => ({ clients: sessions.size, upstream: pools.counts(), ...totals }),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
