import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";

/** Starts a plain HTTP server on all addresses of this machine until the test ends. Returns its port. */
export async function startServer(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0);
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
