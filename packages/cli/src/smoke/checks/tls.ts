import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { unexpected } from "@iotd/api/answer";
import { errorSentence } from "@iotd/core/error-sentence";
import type { Seen } from "../check.ts";
import type { Site } from "../site.ts";

const day = 86_400_000;
const minimumDays = 14;

/**
 * Checks that the site uses TLS 1.2 or newer, with a certificate that is valid for two more weeks. `ca` is
 * the trusted certificate authority, in PEM. @default those that Node trusts
 */
export async function checkTls(site: Site, ca?: string): Promise<Seen> {
  const { hostname: host, port } = new URL(site.origin);
  const socket = connect({
    host,
    port: Number(port || 443),
    minVersion: "TLSv1.2",
    ...(ca !== undefined && { ca }),
  });
  try {
    await untilSecure(socket, site.signal);
    const { valid_to: end } = socket.getPeerCertificate();
    const days = Math.floor((Date.parse(end) - Date.now()) / day);
    if (!(days >= minimumDays)) {
      throw unexpected(`a certificate for ${minimumDays} more days`, `one that ends on ${end}`);
    }
    return `${socket.getProtocol()}, and a certificate for ${days} more days`;
  } finally {
    socket.destroy();
  }
}

async function untilSecure(socket: TLSSocket, signal: AbortSignal): Promise<void> {
  try {
    await once(socket, "secureConnect", { signal });
  } catch (error) {
    throw unexpected(
      "TLS 1.2 or newer with a valid certificate",
      signal.aborted ? "no answer in time" : errorSentence(error),
      { cause: error },
    );
  }
}
