import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createDeferred, listenLocally, PortTakenError, stopHttpServer } from "@iotd/local-aws";
import type { App } from "./edge.ts";

/** A web server on 127.0.0.1. */
export type WebServer = {
  readonly port: number;
  /** Sets the app. Requests wait until then. */
  readonly serve: (app: App) => void;
  /** Resolves when requests under way are answered, for which it waits at most two seconds. */
  readonly stop: () => Promise<void>;
};

/**
 * Listens on 127.0.0.1 before there is an app: a port that is taken is an error at once, and the parts
 * of the service that start next know its address.
 *
 * @throws Error of one line if the port is taken.
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
