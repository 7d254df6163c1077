import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";

/**
 * A server of plain HTTP, until the test ends. Returns its port of 127.0.0.1 and, for those who say
 * `localhost`, of every other address of this machine.
 */
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
