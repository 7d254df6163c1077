import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createDeferred, listenLocally, PortTakenError, stopHttpServer } from "@iotd/local-aws";
import type { App } from "./edge.ts";

/** A web server on the loopback addresses of IPv4 and IPv6. */
export type WebServer = {
  readonly port: number;
  /** Sets the app. Requests wait until then. */
  readonly serve: (app: App) => void;
  /** Resolves when requests under way are answered, for which it waits at most two seconds. */
  readonly stop: () => Promise<void>;
};

/**
 * Listens on 127.0.0.1 and, if this machine has it, on ::1, because browsers resolve `localhost` to either.
 * It listens before there is an app: a port that is taken is an error at once, and the parts of the
 * service that start next know its address. Port 0 is a free one.
 *
 * @throws Error of one line if the port is taken.
 */
export async function listen(port: number): Promise<WebServer> {
  const { promise: app, resolve: serve } = createDeferred<App>();
  const answer = getRequestListener(async (request, env) => (await app).fetch(request, env));
  for (;;) {
    const servers = [createServer(answer), createServer(answer)] as const;
    const stop = async () => {
      await Promise.all(servers.map((server) => stopHttpServer(server, 2_000)));
    };
    try {
      const usedPort = await listenLocally(servers[0], port);
      await listenLocally(servers[1], usedPort, "::1");
      return { port: usedPort, serve, stop };
    } catch (error) {
      await stop();
      if (!(error instanceof PortTakenError)) throw error;
      // The port that is free on 127.0.0.1 may be taken on ::1.
      if (port === 0) continue;
      throw new Error(
        `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
        { cause: error },
      );
    }
  }
}
