import { freePort } from "@iotd/local-aws";
import { describe, expect, it } from "vitest";
import { startServer } from "../../testing/start-server.ts";
import { openSite } from "../site.ts";
import { checkHttpsRedirect } from "./https-redirect.ts";

const site = openSite("https://localhost", new AbortController().signal);

/** A server of plain HTTP that answers everything so; returns its port. */
const startPlainServer = (status: number, location?: string): Promise<number> =>
  startServer((_request, response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end();
  });

describe("plain HTTP", () => {
  it("is well when it is sent to HTTPS of the same host", async () => {
    const port = await startPlainServer(301, "https://localhost/");

    expect(await checkHttpsRedirect(site, port)).toBe("plain HTTP is sent there by 301");
  });

  it("is well when nothing answers it", async () => {
    const port = await freePort();

    expect(await checkHttpsRedirect(site, port)).toBe(`nothing answers at port ${port}`);
  });

  it.each([
    ["the site itself", 200, undefined, "200"],
    ["an error", 404, undefined, "404"],
    ["a redirect to nowhere", 301, undefined, "301"],
    ["a redirect to itself", 301, "http://localhost/", "301 to http://localhost/"],
    ["a redirect to a path", 302, "/home", "302 to /home"],
    ["another host", 301, "https://elsewhere.test/", "301 to https://elsewhere.test/"],
  ])("fails when it gets %s", async (_what, status, location, seen) => {
    const port = await startPlainServer(status, location);

    await expect(checkHttpsRedirect(site, port)).rejects.toThrow(
      `expected plain HTTP to be sent to https://localhost, saw ${seen}`,
    );
  });
});
