import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { hasErrorCode } from "@iotd/local-aws";
import { createDeferred } from "./deferred.ts";
import type { App } from "./edge.ts";

export type WebServer = {
  readonly port: number;
  /** Requests wait until an app is given. */
  readonly serve: (app: App) => void;
  /** Lets requests under way finish, for at most two seconds. */
  readonly stop: () => Promise<void>;
};

const graceMilliseconds = 2_000;

/**
 * Listens on 127.0.0.1 at once, before there is anything to serve: whoever starts the service
 * learns at once that its port is taken, and its address is known to what starts next.
 */
export async function listen(port: number): Promise<WebServer> {
  const { promise: app, resolve: serve } = createDeferred<App>();
  const answer = getRequestListener(async (request, env) => (await app).fetch(request, env));
  const server = createServer(answer);
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    if (!hasErrorCode(error, "EADDRINUSE")) throw error;
    throw new Error(
      `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
      { cause: error },
    );
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    serve,
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      await closed;
      clearTimeout(impatience);
    },
  };
}
