import type { RequestListener } from "node:http";
import { freePort } from "@iotd/local-aws";
import { describe, expect, it } from "vitest";
import { startServer } from "../testing/start-server.ts";
import { openSite } from "./site.ts";

const never = new AbortController().signal;

const startSite = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await startServer(listener)}`;

describe("a request of the smoke test", () => {
  it("does not follow a redirect", async () => {
    const url = await startSite((request, response) =>
      response.writeHead(302, { location: request.url }).end(),
    );

    const answer = await openSite(url, never).ask("/round?and=round");

    expect(answer).toMatchObject({ of: "GET /round", status: 302 });
  });

  it("fails if the answer is not complete when the time limit ends", async () => {
    const url = await startSite((_request, response) => {
      response.writeHead(200).write("half");
    });

    const asked = openSite(url, AbortSignal.timeout(100)).ask("/health/live");

    await expect(asked).rejects.toThrow(
      /^expected an answer to GET \/health\/live, saw none within \d+\.\d s$/,
    );
  });

  it("fails if no server listens", async () => {
    const url = `http://127.0.0.1:${await freePort()}`;

    await expect(openSite(url, never).ask("/")).rejects.toThrow(
      /^expected an answer to GET \/, saw connect ECONNREFUSED /,
    );
  });
});
