import { TLSSocket } from "node:tls";
import { authenticationCleartextPassword, textAt } from "./messages.ts";
import type { OpenedClient } from "./open-client.ts";
import { readPacket } from "./read-packet.ts";
import { Refusal } from "./refusal.ts";
import { type ExpectedToken, type FindCaller, verifyIamToken } from "./verify-iam-token.ts";

/** The user and database that a client asks for. */
export type Login = { readonly user: string; readonly database: string };

/**
 * Authenticates a client, which must use TLS and have a valid token.
 *
 * @throws Refusal for any other client, and for features that RDS Proxy does not support.
 */
export const admitClient = async (
  { socket, packet }: OpenedClient,
  expected: Omit<ExpectedToken, "user">,
  findCaller: FindCaller,
  now: Date,
): Promise<Login> => {
  if (!(socket instanceof TLSSocket)) {
    throw new Refusal("28000", "This RDS Proxy requires TLS connections.");
  }
  const login = readStartup(packet);
  socket.write(authenticationCleartextPassword);
  const password = await readPacket(socket, { hasType: true });
  if (password === undefined)
    throw new Refusal("08P01", "The client disconnected before it sent a password.");
  await verifyIamToken(textAt(password, 0), { ...expected, user: login.user }, findCaller, now);
  return login;
};

/** The parameters of a client that do not change its session. */
const allowedParameters = new Set(["user", "database", "application_name", "client_encoding"]);

const readStartup = (packet: Buffer): Login => {
  const version = packet.readInt32BE(0);
  if (version !== 0x0003_0000) {
    throw new Refusal("0A000", "This RDS Proxy supports only version 3.0 of the protocol.");
  }
  const words = packet.toString("utf8", 4).split("\0");
  const parameters = new Map<string, string>();
  for (let index = 0; index + 1 < words.length && words[index] !== ""; index += 2) {
    parameters.set(words[index] ?? "", words[index + 1] ?? "");
  }
  const unknown = [...parameters.keys()].filter((name) => !allowedParameters.has(name));
  if (unknown.length > 0) {
    throw new Refusal(
      "0A000",
      `This RDS Proxy does not support settings at the start of a connection, such as ${unknown.join(", ")}. Set them on the role.`,
    );
  }
  const user = parameters.get("user") ?? "";
  return { user, database: parameters.get("database") ?? user };
};
