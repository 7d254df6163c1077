import { once } from "node:events";
import { createServer } from "node:net";
import { onTestFinished } from "vitest";

/** Listens on a port of 127.0.0.1 until the test ends. */
export async function occupyPort(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
}
