import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "@iotd/api/editor-client";
import { photo } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { readSettings } from "./settings.ts";
import { type LocalService, startService } from "./start-service.ts";

let folder: string;
let service: LocalService;
const warnings: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-service-"));
  service = await startService(readSettings({ PORT: "0", IOTD_DATA_DIR: folder }), (line) =>
    warnings.push(line),
  );
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

/** Counts the bytes that a server's port receives and sends, until the count is read. */
function countBytes(port: string): () => number {
  const sockets = new Set<Socket>();
  const messageSchema = z.object({ socket: z.instanceof(Socket) });
  const onRequest = (message: unknown) => {
    const { socket } = messageSchema.parse(message);
    if (String(socket.localPort) === port) sockets.add(socket);
  };
  subscribe("http.server.request.start", onRequest);
  return () => {
    unsubscribe("http.server.request.start", onRequest);
    return [...sockets].reduce(
      (sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten,
      0,
    );
  };
}

describe("an upload", () => {
  it("sends no byte of the image through the API", async () => {
    const body = await photo("astronaut.png");
    const editor = await signIn(service.url, service.admin);
    const countedBytes = countBytes(new URL(service.url).port);

    const id = await editor.upload({
      name: "Eileen Collins",
      tagline: "In orbit",
      contentType: "image/png",
      body,
    });
    const picture = await editor.whenProcessed(id);
    await (await fetch(service.url)).text();

    expect(picture).toMatchObject({ status: "ready" });
    const bytes = countedBytes();
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(body.length / 5);
  });
});

describe("the local CDN", () => {
  it("serves media and assets with a year of caching, and 404 for anything else", async () => {
    const home = await (await fetch(service.url)).text();
    const [media = "", assets = ""] = [/\/media\/[^" ]+\.jpg/, /\/assets\/[^"]+\.css/].map(
      (pattern) => pattern.exec(home)?.[0],
    );

    for (const path of [media, assets]) {
      const answer = await fetch(service.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get("cache-control")).toContain("immutable");
    }
    for (const path of ["/media/none.jpg", "/media/../secrets.json", "/assets/old/site.css"]) {
      expect((await fetch(service.url + path)).status).toBe(404);
    }
  });
});

describe("the statements of the service", () => {
  const loggedSchema = z.looseObject({ message: z.string(), statement: z.string().optional() });

  it("pin no session except by the lock of migrations", async () => {
    const editor = await signIn(service.url, service.admin);
    const id = await editor.upload({
      name: "Rocket",
      tagline: "Lifts off",
      contentType: "image/jpeg",
      body: await photo("rocket.jpg"),
    });
    await editor.whenProcessed(id);
    const param = { id };
    await editor.pictures[":id"].$patch({ param, json: { name: "Another" } });
    await editor.pictures[":id"].$delete({ param });
    for (const path of ["/", "/archive", "/api/today", "/api/pictures", "/health/ready"]) {
      await (await fetch(service.url + path)).text();
    }

    const logged = (await readFile(service.logFile, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => loggedSchema.parse(JSON.parse(line)));
    const pinning = logged.filter(({ statement }) => statement !== undefined);
    expect(pinning.map(({ statement }) => statement)).toEqual(["select pg_advisory_lock($1)"]);
    expect(warnings).toEqual([]);
  });
});
