import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@iotd/core/clock";
import { loginRoles } from "@iotd/core/database/login-roles";
import { openCertificates } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { findDatabaseCaller } from "./find-database-caller.ts";

/** A stand-in for the emulator that gives this answer, and its certificate authority. */
async function startGateway(answer: RequestListener) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-gateway-"));
  const certificates = await openCertificates(folder, systemClock);
  const { certificate: cert, key } = await certificates.serverCertificate(["127.0.0.1"]);
  const server = createServer({ cert, key }, answer).listen(0, "127.0.0.1");
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { url: `https://127.0.0.1:${address.port}`, authority: certificates.authority };
}

const answering =
  (status: number, body: string): RequestListener =>
  (_, answer) =>
    answer.writeHead(status).end(body);

const caller = { secretAccessKey: "a secret", sessionToken: "a token", users: ["iotd_public"] };

describe("findDatabaseCaller", () => {
  it("asks the emulator for an access key and all login roles", async () => {
    const asked: URL[] = [];
    const { url, authority } = await startGateway((request, answer) => {
      asked.push(new URL(request.url ?? "", "https://127.0.0.1"));
      answer.end(JSON.stringify(caller));
    });

    const found = await findDatabaseCaller(url, authority, "ASIA/1?");

    expect(asked.map(({ pathname }) => pathname)).toEqual([
      "/_stand-ins/database-callers/ASIA%2F1%3F",
    ]);
    expect(asked[0]?.searchParams.getAll("user")).toEqual(loginRoles);
    expect(found).toMatchObject({ secretAccessKey: "a secret", sessionToken: "a token" });
  });

  it("returns a caller that may connect only as the users that its policies allow", async () => {
    const { url, authority } = await startGateway(answering(200, JSON.stringify(caller)));

    const found = await findDatabaseCaller(url, authority, "ASIA1");

    expect(loginRoles.filter((role) => found?.mayConnectAs(role))).toEqual(["iotd_public"]);
  });

  it("returns a caller without a session token for a long-term key", async () => {
    const { url, authority } = await startGateway(
      answering(200, JSON.stringify({ ...caller, sessionToken: null })),
    );

    expect(await findDatabaseCaller(url, authority, "AKIA1")).not.toHaveProperty("sessionToken");
  });

  it("returns undefined for an unknown key", async () => {
    const { url, authority } = await startGateway(answering(404, "null"));

    expect(await findDatabaseCaller(url, authority, "AKIA1")).toBeUndefined();
  });

  it("throws with the status if the emulator fails", async () => {
    const { url, authority } = await startGateway(answering(500, "<html>"));

    await expect(findDatabaseCaller(url, authority, "AKIA1")).rejects.toThrow(
      "The emulator answered 500 to the request for access key AKIA1.",
    );
  });

  it("throws if the certificate is of another authority", async () => {
    const { url } = await startGateway(answering(200, JSON.stringify(caller)));
    const { authority } = await startGateway(answering(404, "null"));

    await expect(findDatabaseCaller(url, authority, "AKIA1")).rejects.toThrow(/certificate/);
  });
});
