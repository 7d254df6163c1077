import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createDeferred, listenLocally, PortTakenError, stopHttpServer } from "@iotd/local-aws";
import type { App } from "./edge.ts";

export type WebServer = {
  readonly port: number;
  /** Requests wait until an app is given. */
  readonly serve: (app: App) => void;
  /** Lets requests under way finish, for at most two seconds. */
  readonly stop: () => Promise<void>;
};

/**
 * Listens on 127.0.0.1 at once, before there is anything to serve: whoever starts the service
 * learns at once that its port is taken, and its address is known to what starts next.
 */
export async function listen(port: number): Promise<WebServer> {
  const { promise: app, resolve: serve } = createDeferred<App>();
  const answer = getRequestListener(async (request, env) => (await app).fetch(request, env));
  const server = createServer(answer);
  const usedPort = await listenLocally(server, port).catch((error: unknown) => {
    if (!(error instanceof PortTakenError)) throw error;
    throw new Error(
      `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
      { cause: error },
    );
  });
  return { port: usedPort, serve, stop: () => stopHttpServer(server, 2_000) };
}
