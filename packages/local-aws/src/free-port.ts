import { createServer } from "node:net";
import { listenLocally } from "./local-server.ts";

/** A TCP port of 127.0.0.1 that no program listens on. Another program may take it at any time. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listenLocally(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};
