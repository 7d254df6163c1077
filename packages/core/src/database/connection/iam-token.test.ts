import dns from "node:dns";
import { Socket } from "node:net";
import { Signer } from "@aws-sdk/rds-signer";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createIamToken } from "./iam-token.ts";

const now = new Date("2026-11-22T12:34:56.789Z");
const database = {
  host: "proxy.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com",
  port: 5432,
  user: "iotd_public",
  region: "eu-west-1",
};
const keys = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const sessionToken = "IQoJb3JpZ2luX2VjE/+a==";

beforeEach(() => {
  // AWS's signer uses the time of the system.
  vi.useFakeTimers({ now, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("createIamToken", () => {
  it.each([
    ["keys of a user", keys],
    ["keys of a role", { ...keys, sessionToken }],
  ])("a token from %s equals that of AWS's own signer", async (_, credentials) => {
    const signer = new Signer({
      hostname: database.host,
      port: database.port,
      username: database.user,
      region: database.region,
      credentials,
    });

    const token = await createIamToken({ ...database, credentials: async () => credentials, now });

    expect(token).toBe(await signer.getAuthToken());
  });

  it("by default a token is signed for the current time", async () => {
    const credentials = async () => keys;

    const token = await createIamToken({ ...database, credentials });

    expect(token).toBe(await createIamToken({ ...database, credentials, now }));
  });

  it("creating a token makes no network request", async () => {
    const connect = vi.spyOn(Socket.prototype, "connect");
    const lookup = vi.spyOn(dns, "lookup");
    const fetching = vi.spyOn(globalThis, "fetch");

    await createIamToken({ ...database, credentials: async () => keys });

    for (const spy of [connect, lookup, fetching]) expect(spy).not.toHaveBeenCalled();
  });
});
