import { freePort } from "@iotd/local-aws";
import { describe, expect, it } from "vitest";
import { startServer } from "../../testing/start-server.ts";
import { openSite } from "../site.ts";
import { checkHttpsRedirect } from "./https-redirect.ts";

const site = openSite("https://localhost", new AbortController().signal);

/** A server of plain HTTP that gives this answer to every request. Returns its port. */
const startPlainServer = (status: number, location?: string): Promise<number> =>
  startServer((_request, response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end();
  });

describe("the HTTPS redirect check", () => {
  it("passes if plain HTTP redirects to HTTPS on the same host", async () => {
    const port = await startPlainServer(301, "https://localhost/");

    expect(await checkHttpsRedirect(site, port)).toBe("plain HTTP redirects to it with 301");
  });

  it("passes if nothing answers plain HTTP", async () => {
    const port = await freePort();

    expect(await checkHttpsRedirect(site, port)).toBe(`nothing answers at port ${port}`);
  });

  it.each([
    ["the site itself", 200, undefined, "200"],
    ["an error", 404, undefined, "404"],
    ["a redirect without a location", 301, undefined, "301"],
    ["a redirect to itself", 301, "http://localhost/", "301 to http://localhost/"],
    ["a redirect to a path", 302, "/home", "302 to /home"],
    [
      "a redirect to another host",
      301,
      "https://elsewhere.test/",
      "301 to https://elsewhere.test/",
    ],
  ])("fails if plain HTTP is answered with %s", async (_what, status, location, seen) => {
    const port = await startPlainServer(status, location);

    await expect(checkHttpsRedirect(site, port)).rejects.toThrow(
      `expected plain HTTP to redirect to https://localhost, saw ${seen}`,
    );
  });
});
